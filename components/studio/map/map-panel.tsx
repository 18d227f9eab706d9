"use client";

import { Shield } from "lucide-react";
import { useMemo, useState } from "react";
import type { DisplayUnits } from "#lib/domain/overlay/display-units";
import { utcAt } from "#lib/domain/sync/sync";
import { MOST_ZONES, type Place, type Privacy, type PrivacyZone, zoneHiding } from "#lib/domain/track/privacy-zones";
import type { Ride } from "#lib/domain/track/ride";
import { routeEnds } from "#lib/domain/track/route-ends";
import { isInZone } from "#lib/domain/track/zone-geometry";
import { seconds, utcSeconds } from "#lib/domain/units";
import { mapText } from "../../en/map.ts";
import { Button } from "../../ui/button.tsx";
import { HelpDetails } from "../../ui/help-details.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import type { Player } from "../player.ts";
import type { LineUp } from "../use-line-up.tsx";
import { aroundCircle, type MapView } from "./map-view.ts";
import { toWorld } from "./mercator.ts";
import { RideMap } from "./ride-map.tsx";
import { TileGround } from "./tile-ground.tsx";
import { ZoneList } from "./zone-list.tsx";
import { zonePlace } from "./zone-place.ts";

type MapPanelProps = {
  /** With every place: the person who rode it sees where zones lie on it. */
  ride: Ride;
  units: DisplayUnits;
  player: Player;
  lineUp: LineUp;
  clip: { readonly in: number; readonly out: number };
  privacy: Privacy;
  /** `isStep` is false while one drag goes on: all of it is one step. */
  onPrivacy: (privacy: Privacy, isStep: boolean) => void;
  /** Address of a style for a background map; null where none is configured. */
  mapStyle: string | null;
};

/** Metres; hides the street and the next ones. */
const FIRST_RADIUS = 350;

/** The ride on a map: to line the video up by places, and to hide some of them. */
export function MapPanel(props: MapPanelProps) {
  const { ride, units, player, lineUp, clip, privacy, onPrivacy, mapStyle } = props;
  const [chosen, setChosen] = useState<number>();
  const [isPlacing, setIsPlacing] = useState(false);
  const [ground, setGround] = useState<"plain" | "tiles">("plain");
  const [view, setView] = useState<MapView>();
  const [problem, setProblem] = useState<string>();
  const zones = useMemo(
    () => privacy.zones.map((zone) => ({ zone, place: zonePlace(ride, zone) })),
    [ride, privacy.zones],
  );
  const here = zones.filter(({ place }) => place.kind !== "elsewhere");
  const elsewhere = zones.length - here.length;
  const ends = useMemo(() => routeEnds(ride.track), [ride]);
  if (!ends) return null;

  const sync = lineUp.shown;
  const momentOf = (at: number): number => utcAt(sync, seconds(at));
  const picked = lineUp.pending?.kind === "point" ? lineUp.pending.point.utc : undefined;
  const isFull = zones.length >= MOST_ZONES;
  const isHidden = (place: Place) => privacy.zones.some((zone) => isInZone(zone, place));

  function setZones(next: PrivacyZone[], isStep = true) {
    onPrivacy({ zones: next }, isStep);
  }
  function hide(place: Place) {
    const zone = zoneHiding(place, FIRST_RADIUS, Math.random);
    setZones([...privacy.zones, zone]);
    choose(privacy.zones.length, zone);
  }
  /** With a look at it: on a whole ride a circle is a dot. */
  function choose(index: number, zone: PrivacyZone) {
    setChosen(index);
    setView(aroundCircle(toWorld(zone), zone.radius));
  }
  function change(index: number, zone: PrivacyZone, isNew: boolean) {
    setChosen(index);
    setZones(privacy.zones.with(index, zone), isNew);
  }
  function remove(index: number) {
    setChosen(undefined);
    setZones(privacy.zones.toSpliced(index, 1));
  }

  return (
    <Panel
      title={mapText.title}
      aside={
        mapStyle !== null && (
          <Segmented
            label={mapText.ground}
            value={ground}
            options={[
              { value: "plain", label: mapText.plain },
              { value: "tiles", label: mapText.tiles },
            ]}
            onChange={(next) => {
              setProblem(undefined);
              setGround(next);
            }}
          />
        )
      }
    >
      {problem !== undefined && <Notice tone="warning">{problem}</Notice>}
      <RideMap
        {...{ ride, units, player, sync, zones, isPlacing, picked }}
        wanted={view}
        onView={setView}
        clip={{ from: momentOf(clip.in), to: momentOf(clip.out) }}
        chosen={chosen}
        onChoose={setChosen}
        onPick={(moment) => lineUp.pick(utcSeconds(moment))}
        onTake={lineUp.take}
        onDrop={lineUp.drop}
        onZone={change}
        onRemove={remove}
        onPlace={(place) => {
          setIsPlacing(false);
          if (place) hide(place);
        }}
        ground={(view) =>
          ground === "tiles" &&
          mapStyle !== null && (
            <TileGround
              style={mapStyle}
              view={view}
              onProblem={(text) => {
                setProblem(text);
                setGround("plain");
              }}
            />
          )
        }
      />
      <div className="flex gap-2 text-sm" role="status" data-testid="hidden-places">
        <Shield aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
        <p>
          {privacy.carriedOver && !isPlacing && here.length > 0 && `${mapText.carriedOver} `}
          {isPlacing
            ? mapText.placing
            : zones.length === 0
              ? mapText.nothingHidden
              : mapText.hidden(
                  here.map(({ zone, place }) => mapText.around(zone.radius, place, units)),
                  elsewhere,
                )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {!isHidden(ends.start) && (
          <Button size="small" disabled={isFull} onClick={() => hide(ends.start)}>
            {mapText.hideStart}
          </Button>
        )}
        {!isHidden(ends.finish) && (
          <Button size="small" disabled={isFull} onClick={() => hide(ends.finish)}>
            {mapText.hideFinish}
          </Button>
        )}
        <Button
          size="small"
          variant={isPlacing ? "primary" : "secondary"}
          disabled={isFull}
          aria-pressed={isPlacing}
          onClick={() => setIsPlacing(!isPlacing)}
        >
          {isPlacing ? mapText.stopPlacing : mapText.hidePlace}
        </Button>
      </div>
      {isFull && <p className="text-muted text-sm">{mapText.full}</p>}
      {zones.length > 0 && (
        <>
          <ZoneList
            zones={zones}
            units={units}
            onChoose={setChosen}
            onLook={(i) => choose(i, zones[i]!.zone)}
            onZone={change}
            onRemove={remove}
          />
          <HelpDetails title={mapText.whyTitle}>
            <p className="text-muted">{mapText.why}</p>
          </HelpDetails>
        </>
      )}
    </Panel>
  );
}
