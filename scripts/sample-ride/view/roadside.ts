import { CROSSING } from "../course.ts";
import { mix } from "../random.ts";
import { type Point3, project, toView } from "./camera.ts";
import { onLand, ROAD_LEFT, ROAD_RIGHT } from "./land.ts";
import type { Rgb } from "./palette.ts";
import type { Prop } from "./prop.ts";
import { drawBeam } from "./solid.ts";

/** What runs along the road at even distances: telegraph poles with their wire, a meadow fence, a guard rail. */
export function roadsideProps(from: number, to: number): Prop[] {
  return [
    ...poles(from, to),
    ...fence(from, CROSSING.near - 12),
    ...guardRail(CROSSING.far + 12, 2450),
    ...markers(from, to),
  ];
}

const POLE_SPACING = 36;
const POLE_ASIDE = ROAD_LEFT - 3.4;
const WOOD: Rgb = [104, 84, 66];
const FENCE: Rgb = [136, 116, 92];

function poles(from: number, to: number): Prop[] {
  const props: Prop[] = [];
  for (let distance = Math.ceil(from / POLE_SPACING) * POLE_SPACING + 12; distance < to; distance += POLE_SPACING) {
    const foot = onLand(distance, POLE_ASIDE, -0.2);
    const top = raised(foot, 7.6);
    // The wire towards the rider: what stands between two poles is then drawn over it.
    const next = raised(onLand(distance - POLE_SPACING, POLE_ASIDE, -0.2), 7.6);
    props.push({
      at: foot,
      reach: 420,
      draw(context, camera, depth) {
        drawBeam(context, camera, [foot, top], 0.2, WOOD);
        const arm: Point3 = [top[0], top[1], top[2] - 0.45];
        const aside = 0.75;
        drawBeam(
          context,
          camera,
          [
            [arm[0] - aside * camera.cosYaw, arm[1] + aside * camera.sinYaw, arm[2]],
            [arm[0] + aside * camera.cosYaw, arm[1] - aside * camera.sinYaw, arm[2]],
          ],
          0.14,
          WOOD,
        );
        context.strokeStyle = "rgba(52,56,66,0.62)";
        context.lineWidth = Math.min(2.4, Math.max(0.7, 26 / depth));
        for (const side of [-0.65, 0.65]) {
          context.beginPath();
          let drawing = false;
          for (let step = 0; step <= 12; step++) {
            const share = step / 12;
            const sag = 0.75 * 4 * share * (1 - share);
            const point: Point3 = [
              mix(top[0], next[0], share) + side * camera.cosYaw,
              mix(top[1], next[1], share) - side * camera.sinYaw,
              mix(top[2], next[2], share) - 0.35 - sag,
            ];
            if (toView(camera, point).depth < 1.5) continue;
            const { x, y } = project(camera, point);
            if (drawing) context.lineTo(x, y);
            else context.moveTo(x, y);
            drawing = true;
          }
          context.stroke();
        }
      },
    });
  }
  return props;
}

function fence(from: number, to: number): Prop[] {
  const props: Prop[] = [];
  const spacing = 3;
  const aside = ROAD_RIGHT + 5.2;
  for (let distance = Math.ceil(from / spacing) * spacing; distance + spacing < to; distance += spacing) {
    const foot = onLand(distance, aside, -0.1);
    const next = onLand(distance + spacing, aside, -0.1);
    props.push({
      at: foot,
      reach: 110,
      draw(context, camera) {
        for (const up of [0.55, 1]) drawBeam(context, camera, [raised(foot, up), raised(next, up)], 0.11, FENCE);
        drawBeam(context, camera, [foot, raised(foot, 1.25)], 0.14, WOOD);
      },
    });
  }
  return props;
}

function guardRail(from: number, to: number): Prop[] {
  const props: Prop[] = [];
  const spacing = 2;
  const aside = ROAD_LEFT - 0.75;
  for (let distance = from; distance < to; distance += spacing) {
    const foot = onLand(distance, aside, -0.1);
    const next = onLand(distance + spacing, aside, -0.1);
    props.push({
      at: foot,
      reach: 190,
      draw(context, camera) {
        drawBeam(context, camera, [foot, raised(foot, 0.8)], 0.1, [120, 124, 130]);
        drawBeam(context, camera, [raised(foot, 0.68), raised(next, 0.68)], 0.3, [176, 180, 184]);
        drawBeam(context, camera, [raised(foot, 0.69), raised(next, 0.69)], 0.07, [128, 132, 138]);
      },
    });
  }
  return props;
}

/** Slim white delineators between the distance posts, every 25 m on both sides. */
function markers(from: number, to: number): Prop[] {
  const props: Prop[] = [];
  for (let distance = Math.ceil(from / 25) * 25; distance < to; distance += 25) {
    if (distance > CROSSING.near - 4 && distance < CROSSING.far + 4) continue;
    for (const aside of [ROAD_LEFT - 0.55, ROAD_RIGHT + 0.55]) {
      if (aside > 0 && distance % 50 === 0) continue;
      const foot = onLand(distance, aside, -0.05);
      props.push({
        at: foot,
        reach: 160,
        draw(context, camera) {
          drawBeam(context, camera, [foot, raised(foot, 0.95)], 0.12, [238, 238, 234]);
          drawBeam(context, camera, [raised(foot, 0.66), raised(foot, 0.84)], 0.122, [34, 36, 42]);
        },
      });
    }
  }
  return props;
}

function raised([x, y, z]: Point3, up: number): Point3 {
  return [x, y, z + up];
}
