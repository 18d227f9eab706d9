import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readTrack } from "#lib/domain/track/read-track";

// Every GPX file of the shared collection and what it must give. The points are the <trkpt> elements that have a time,
// less those that the warnings count; the segments are the <trkseg> elements in which such points are left.
const OUTCOMES: readonly (readonly [file: string, outcome: string])[] = [
  ["DERIVED_fenix2_24235pts.gpx", "24226 points, 1 segment; duplicate_times=7 backward_times=2"],
  ["DERIVED_road-with-power_tpxv2.gpx", "4746 points, 1 segment"],
  ["PAIR_gopro_hero7_18hz.gpx", "199 points, 1 segment"],
  ["PAIR_gopro_hero7_1hz.gpx", "12 points, 1 segment"],
  ["accuracy_fix_hdop.gpx", "3 points, 1 segment"],
  ["all_fields_v11.gpx", "too_few_points"],
  ["alltrails_fake_2010_times.gpx", "41 points, 1 segment"],
  ["alltrails_route_only.gpx", "route_only"],
  ["apple_health_route.gpx", "44 points, 1 segment"],
  ["apple_watch_run_power.gpx", "17 points, 3 segments"],
  ["bom_waypoint_only.gpx", "waypoints_only"],
  ["caltopo_two_tracks_same_time.gpx", "3 points, 2 segments; duplicate_times=3"],
  ["cruiser_speed_no_namespace.gpx", "3 points, 1 segment"],
  ["endomondo_20190517_221037.gpx", "2522 points, 1 segment"],
  ["endomondo_hr_sparse_ele.gpx", "5180 points, 2 segments; duplicate_times=1"],
  ["etrex10_cad_smart.gpx", "479 points, 1 segment"],
  ["etrex20x_car.gpx", "104 points, 1 segment"],
  ["exiftool_noelevation.gpx", "179 points, 1 segment"],
  ["expertgps_iso8859-1.gpx", "263 points, 4 segments; points_without_time=83 duplicate_times=2"],
  ["garmin-connect_activity_ns3.gpx", "988 points, 1 segment"],
  ["garmin_bikeride_bigsur.gpx", "8234 points, 1 segment"],
  ["garmin_connect_no_ele.gpx", "385 points, 1 segment"],
  ["garmin_connect_run_gap.gpx", "205 points, 1 segment; duplicate_times=1"],
  ["garmin_empty_atemp_alt.gpx", "too_few_points"],
  ["garmin_gpsmap64s_2segments.gpx", "3540 points, 2 segments"],
  ["gpsbabel_8tracks_gaps_v10.gpx", "296 points, 7 segments"],
  ["gpsbabel_almost_no_times.gpx", "5 points, 1 segment; points_without_time=291"],
  ["gpsbabel_no_elevation.gpx", "295 points, 7 segments; points_without_time=1"],
  ["gpslogger_offset_ms.gpx", "45 points, 1 segment"],
  ["gpxdata_and_gpxtpx_empty_segment.gpx", "5 points, 1 segment"],
  ["gpxeditor_23segments_7days.gpx", "9868 points, 23 segments; long_recording=7"],
  ["gpxstudio_atemp_no_time.gpx", "no_time"],
  ["gpxstudio_hr_no_time.gpx", "no_time"],
  ["gpxstudio_power_no_time.gpx", "no_time"],
  ["gpxstudio_sf_30km_h.gpx", "49 points, 1 segment"],
  ["gpxstudio_tracks_and_segments.gpx", "79 points, 4 segments"],
  ["gte_source_drome_newyear.gpx", "4183 points, 1 segment"],
  ["ios_lon_180_88.gpx", "2 points, 1 segment; points_without_position=1 impossible_values=1"],
  ["ios_opengpxtracker_4142.gpx", "4015 points, 1 segment; duplicate_times=127"],
  ["jpx_mismatched_tag.gpx", "2 points, 1 segment; malformed_xml=2"],
  ["komoot_comment.gpx", "6 points, 1 segment"],
  ["locus_unbound_prefix.gpx", "2 points, 1 segment"],
  ["maemo-mapper_v10.gpx", "2746 points, 1 segment; duplicate_times=1"],
  ["mapsource_multitrack_3days.gpx", "5235 points, 3 segments; long_recording=2"],
  ["mapsource_woerrstadt_1hz.gpx", "4389 points, 1 segment; backward_times=1"],
  ["mixed_times_backwards.gpx", "68 points, 1 segment; points_without_time=197 duplicate_times=4 backward_times=3"],
  ["nikeplus_ms_offset.gpx", "2 points, 1 segment"],
  ["opentracks_3segments_power.gpx", "5 points, 3 segments"],
  ["opentracks_timezone_offset.gpx", "too_few_points"],
  ["oregon600_missing_hr.gpx", "16 points, 3 segments"],
  [
    "osm_dump_dup_times.gpx",
    "172 points, 2 segments; points_without_time=2605 duplicate_times=2223 long_recording=856",
  ],
  ["outdooractive_export.gpx", "no_time"],
  ["ridewithgps_wahoo_example.gpx", "3 points, 1 segment"],
  ["roomsports_haustrails.gpx", "1443 points, 1 segment"],
  ["routeconverter_two_routes.gpx", "route_only"],
  ["rte_2421_points.gpx", "route_only"],
  ["spotifygpx_bom_waypoints.gpx", "waypoints_only"],
  ["strava-android_stelvio.gpx", "9558 points, 1 segment"],
  ["strava_export_no_time_es.gpx", "no_time"],
  ["strava_garmin_sihlwald.gpx", "2219 points, 1 segment"],
  ["strava_power-and-heart.gpx", "64 points, 1 segment"],
  ["strava_ride_power_49min_pause.gpx", "314 points, 1 segment"],
  ["strava_route_no_time.gpx", "no_time"],
  ["strava_run_hr_1hz.gpx", "1118 points, 1 segment"],
  ["strava_zurich_cad_temp.gpx", "674 points, 1 segment"],
  ["suunto_movescount_excerpt.gpx", "5 points, 1 segment"],
  ["suunto_openambit2gpx.gpx", "1655 points, 1 segment"],
  ["tcx2gpx_empty_segment.gpx", "9 points, 1 segment"],
  ["toursprung_ele_missing.gpx", "no_time"],
  ["two_tracks_6_year_gap.gpx", "6 points, 2 segments; long_recording=2284"],
  ["unprefixed_extensions.gpx", "waypoints_only"],
  ["waymarkedtrails_30segments.gpx", "no_time"],
];

const FOLDER = new URL("../../../../shared/data/gpx/", import.meta.url);
const isThere = existsSync(FOLDER);
if (!isThere) console.warn(`skipped: the shared sample rides are not at ${FOLDER.pathname}`);

async function outcomeOf(file: string): Promise<string> {
  try {
    const track = await readTrack([readFileSync(new URL(file, FOLDER))]);
    const segments = track.segmentStarts.length;
    const warnings = track.warnings.map(({ code, count }) => `${code}=${count}`);
    const counts = `${track.time.length} points, ${segments} segment${segments === 1 ? "" : "s"}`;
    return warnings.length > 0 ? `${counts}; ${warnings.join(" ")}` : counts;
  } catch (error) {
    return String((error as { details?: { reason?: string } }).details?.reason ?? error);
  }
}

describe.skipIf(!isThere)("Every shared GPX file", () => {
  test("is in the table", () => {
    expect(readdirSync(FOLDER).sort()).toEqual(OUTCOMES.map(([file]) => file).sort());
  });

  test.each(OUTCOMES)("%s: %s", async (file, outcome) => {
    expect(await outcomeOf(file)).toBe(outcome);
  });
});
