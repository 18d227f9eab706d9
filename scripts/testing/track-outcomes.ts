/**
 * Every track of the shared collection and what reading it must give, as `npm run inspect -- FILE…` prints it. The
 * points are those that have a time, less those that the warnings count.
 */
export const TRACK_OUTCOMES: readonly (readonly [file: string, outcome: string])[] = [
  [
    "DERIVED_fenix2_24235pts.gpx",
    "GPX by derived from fenix2_multisport_24k.fit; 24226 points in 1 segment; 2015-08-29T07:14:44.000Z to 2015-08-29T14:05:08.000Z; 68.66 km; 7 pauses; 0 laps; latitude 24226, longitude 24226, elevation 24226; duplicate_times 7; backward_times 2",
  ],
  [
    "DERIVED_road-with-power_tpxv2.gpx",
    "GPX by derived from garmin_road-with-power.fit; 4746 points in 1 segment; 2026-01-19T12:57:15.000Z to 2026-01-19T14:25:39.000Z; 31.25 km; 5 pauses; 0 laps; latitude 4746, longitude 4746, elevation 4746, speed 4746, heartRate 4746, cadence 4657, power 4740, temperature 4746",
  ],
  [
    "PAIR_gopro_hero7_18hz.gpx",
    "GPX by derived from GPMF of gopro_hero7_walk_gps.mp4; 199 points in 1 segment; 2019-05-06T18:15:07.362Z to 2019-05-06T18:15:19.015Z; 0.02 km; 0 pauses; 0 laps; latitude 199, longitude 199, elevation 199, speed 199",
  ],
  [
    "PAIR_gopro_hero7_1hz.gpx",
    "GPX by derived from GPMF of gopro_hero7_walk_gps.mp4; 12 points in 1 segment; 2019-05-06T18:15:07.362Z to 2019-05-06T18:15:18.376Z; 0.02 km; 0 pauses; 0 laps; latitude 12, longitude 12, elevation 12, speed 12",
  ],
  [
    "accuracy_fix_hdop.gpx",
    "GPX by BuildGPX_2017.05; 3 points in 1 segment; 2017-04-12T17:00:36.000Z to 2017-04-12T17:00:38.000Z; 0.00 km; 0 pauses; 0 laps; latitude 3, longitude 3, elevation 2",
  ],
  [
    "all_fields_v11.gpx",
    "refused (too_few_points): A ride needs at least two points with different times; of the 1 point in this file only one has a time of its own. Choose the recording of the ride.",
  ],
  [
    "alltrails_fake_2010_times.gpx",
    "GPX by AllTrails https://www.alltrails.com/ - Innrunde; 41 points in 1 segment; 2010-01-01T00:00:00.000Z to 2010-01-01T00:41:59.000Z; 7.00 km; 0 pauses; 0 laps; latitude 41, longitude 41, elevation 41",
  ],
  [
    "alltrails_route_only.gpx",
    "refused (route_only): The file holds only a planned route (139 route points), no recorded ride. Choose the recording.",
  ],
  [
    "apple_health_route.gpx",
    "GPX by Apple Health Export; 44 points in 1 segment; 2019-12-15T20:19:55.000Z to 2019-12-15T20:20:38.000Z; 0.07 km; 0 pauses; 0 laps; latitude 44, longitude 44, elevation 44, speed 44, course 44",
  ],
  [
    "apple_watch_run_power.gpx",
    "GPX by Apple Watch; 17 points in 3 segments; 2025-05-02T15:51:15.692Z to 2025-05-02T16:34:05.000Z; 0.09 km; 0 pauses; 0 laps; latitude 17, longitude 17, elevation 17, heartRate 13, cadence 17, power 17",
  ],
  ["bom_waypoint_only.gpx", "refused (waypoints_only): The file holds only places (1 waypoint), no recorded ride."],
  [
    "caltopo_two_tracks_same_time.gpx",
    "GPX by CALTOPO; 3 points in 2 segments; 2019-08-12T23:45:00.000Z to 2019-08-13T21:46:00.000Z; 10.96 km; 1 pause; 0 laps; latitude 3, longitude 3, elevation 3; duplicate_times 3",
  ],
  [
    "cruiser_speed_no_namespace.gpx",
    "GPX by Cruiser; 3 points in 1 segment; 2021-09-07T22:10:19.000Z to 2021-09-07T22:12:00.000Z; 0.08 km; 0 pauses; 0 laps; latitude 3, longitude 3, elevation 3, speed 3",
  ],
  [
    "endomondo_20190517_221037.gpx",
    "GPX by Endomondo.com; 2522 points in 1 segment; 2019-05-17T22:10:37.000Z to 2019-05-17T23:50:12.000Z; 16.63 km; 35 pauses; 0 laps; latitude 2522, longitude 2522, elevation 2516, heartRate 2522",
  ],
  [
    "endomondo_hr_sparse_ele.gpx",
    "GPX by Endomondo.com; 5180 points in 2 segments; 2016-07-22T08:32:47.000Z to 2016-07-22T11:26:30.000Z; 7.53 km; 0 pauses; 0 laps; latitude 5180, longitude 5180, elevation 642, heartRate 5180; duplicate_times 1",
  ],
  [
    "etrex10_cad_smart.gpx",
    "GPX by eTrex 10; 479 points in 1 segment; 2018-06-19T15:36:37.000Z to 2018-06-19T16:27:41.000Z; 17.48 km; 0 pauses; 0 laps; latitude 479, longitude 479, elevation 479, cadence 479",
  ],
  [
    "etrex20x_car.gpx",
    "GPX by eTrex 20x; 104 points in 1 segment; 2020-12-18T06:15:50.000Z to 2020-12-18T06:24:24.000Z; 2.71 km; 4 pauses; 0 laps; latitude 104, longitude 104, elevation 104",
  ],
  [
    "exiftool_noelevation.gpx",
    "GPX by ExifTool 11.74; 179 points in 1 segment; 2019-10-19T11:30:47.000Z to 2019-10-19T11:33:45.000Z; 1.42 km; 0 pauses; 0 laps; latitude 179, longitude 179",
  ],
  [
    "expertgps_iso8859-1.gpx",
    "GPX by ExpertGPS 1.1.1 - http://www.topografix.com; 263 points in 4 segments; 2002-04-21T14:14:37.000Z to 2002-04-21T15:04:02.000Z; 11.45 km; 2 pauses; 0 laps; latitude 263, longitude 263, elevation 263; points_without_time 83; duplicate_times 2",
  ],
  [
    "garmin-connect_activity_ns3.gpx",
    "GPX by Garmin Connect; 988 points in 1 segment; 2017-07-29T14:46:35.000Z to 2017-07-29T16:18:13.000Z; 12.82 km; 0 pauses; 0 laps; latitude 988, longitude 988, elevation 988, heartRate 988, cadence 988",
  ],
  [
    "garmin_bikeride_bigsur.gpx",
    "GPX by Garmin Connect; 8234 points in 1 segment; 2019-10-22T14:36:00.000Z to 2019-10-23T01:27:08.000Z; 122.74 km; 43 pauses; 0 laps; latitude 8234, longitude 8234, elevation 8234, heartRate 8195, cadence 8211, temperature 8234",
  ],
  [
    "garmin_connect_no_ele.gpx",
    "GPX by Garmin Connect; 385 points in 1 segment; 2022-07-24T15:14:33.000Z to 2022-07-24T15:43:59.000Z; 2.07 km; 0 pauses; 0 laps; latitude 385, longitude 385, heartRate 385, temperature 385",
  ],
  [
    "garmin_connect_run_gap.gpx",
    "GPX by Garmin Connect; 205 points in 1 segment; 2012-10-24T23:29:40.000Z to 2012-10-24T23:45:28.000Z; 3.10 km; 1 pause; 0 laps; latitude 205, longitude 205, elevation 205, heartRate 205; duplicate_times 1",
  ],
  [
    "garmin_empty_atemp_alt.gpx",
    "refused (too_few_points): A ride needs at least two points with different times; of the 1 point in this file only one has a time of its own. Choose the recording of the ride.",
  ],
  [
    "garmin_gpsmap64s_2segments.gpx",
    "GPX by GPSMAP 64s; 3540 points in 2 segments; 2019-05-01T04:31:11.000Z to 2019-05-01T14:41:35.000Z; 15.20 km; 3 pauses; 0 laps; latitude 3540, longitude 3540, elevation 3540",
  ],
  [
    "gpsbabel_8tracks_gaps_v10.gpx",
    "GPX by GPSBabel - http://www.gpsbabel.org; 296 points in 7 segments; 2010-08-05T14:23:59.000Z to 2010-08-05T16:23:49.000Z; 4.24 km; 15 pauses; 0 laps; latitude 296, longitude 296, elevation 296",
  ],
  [
    "gpsbabel_almost_no_times.gpx",
    "GPX by GPSBabel - http://www.gpsbabel.org; 5 points in 1 segment; 2010-08-05T16:22:52.000Z to 2010-08-05T16:23:49.000Z; 0.05 km; 0 pauses; 0 laps; latitude 5, longitude 5, elevation 5; points_without_time 291",
  ],
  [
    "gpsbabel_no_elevation.gpx",
    "GPX by GPSBabel - http://www.gpsbabel.org; 295 points in 7 segments; 2010-08-05T14:23:59.000Z to 2010-08-05T16:23:35.000Z; 4.23 km; 15 pauses; 0 laps; latitude 295, longitude 295; points_without_time 1",
  ],
  [
    "gpslogger_offset_ms.gpx",
    "GPX by GPSLogger 127 - http://gpslogger.mendhak.com/; 45 points in 1 segment; 2023-07-09T15:41:09.999Z to 2023-07-09T16:02:57.000Z; 17.37 km; 0 pauses; 0 laps; latitude 45, longitude 45, elevation 45, speed 42, course 42",
  ],
  [
    "gpxdata_and_gpxtpx_empty_segment.gpx",
    "GPX by Test Data; 5 points in 1 segment; 2017-08-13T07:10:41.000Z to 2017-08-13T07:12:18.000Z; 0.02 km; 0 pauses; 0 laps; latitude 5, longitude 5, elevation 5",
  ],
  [
    "gpxeditor_23segments_7days.gpx",
    "GPX by GPXEditor - v4.5; 9868 points in 23 segments; 2020-02-19T10:48:02.000Z to 2020-02-26T14:11:09.000Z; 80.57 km; 7 pauses; 0 laps; latitude 9868, longitude 9868, elevation 9778; long_recording 7",
  ],
  [
    "gpxstudio_atemp_no_time.gpx",
    "refused (no_time): None of the 80 points has a time: this is a planned route, not a recorded ride. Choose the recording of your ride; services often offer it as “original” or “GPX track”.",
  ],
  [
    "gpxstudio_hr_no_time.gpx",
    "refused (no_time): None of the 80 points has a time: this is a planned route, not a recorded ride. Choose the recording of your ride; services often offer it as “original” or “GPX track”.",
  ],
  [
    "gpxstudio_power_no_time.gpx",
    "refused (no_time): None of the 80 points has a time: this is a planned route, not a recorded ride. Choose the recording of your ride; services often offer it as “original” or “GPX track”.",
  ],
  [
    "gpxstudio_sf_30km_h.gpx",
    "GPX by https://gpx.studio; 49 points in 1 segment; 2025-03-14T07:00:00.000Z to 2025-03-14T07:01:33.624Z; 0.77 km; 0 pauses; 0 laps; latitude 49, longitude 49, elevation 49",
  ],
  [
    "gpxstudio_tracks_and_segments.gpx",
    "GPX by https://gpx.studio; 79 points in 4 segments; 2023-12-31T23:00:00.000Z to 2023-12-31T23:06:41.519Z; 2.12 km; 0 pauses; 0 laps; latitude 79, longitude 79, elevation 79",
  ],
  [
    "gte_source_drome_newyear.gpx",
    "GPX by GPS Track Editor; 4183 points in 1 segment; 1999-12-31T23:00:01.000Z to 2000-01-01T00:09:43.000Z; 22.12 km; 0 pauses; 0 laps; latitude 4183, longitude 4183, elevation 4183, heartRate 4183, cadence 4183",
  ],
  [
    "ios_lon_180_88.gpx",
    "GPX by Open GPX Tracker for iOS; 2 points in 1 segment; 2019-05-10T08:19:27.000Z to 2019-05-10T08:19:33.000Z; 0.00 km; 0 pauses; 0 laps; latitude 1, longitude 1, elevation 2; points_without_position 1; impossible_values 1",
  ],
  [
    "ios_opengpxtracker_4142.gpx",
    "GPX by Open GPX Tracker for iOS; 4015 points in 1 segment; 2018-11-29T01:48:58.000Z to 2018-11-29T09:23:18.000Z; 32.70 km; 110 pauses; 0 laps; latitude 4015, longitude 4015, elevation 4015; duplicate_times 127",
  ],
  [
    "jpx_mismatched_tag.gpx",
    "GPX by creator_90; 2 points in 1 segment; 2016-08-21T12:24:27.000Z to 2016-08-21T12:24:31.000Z; 0.00 km; 0 pauses; 0 laps; latitude 2, longitude 2, elevation 2, speed 2; malformed_xml 2",
  ],
  [
    "komoot_comment.gpx",
    "GPX by https://www.komoot.de; 6 points in 1 segment; 2019-10-22T14:36:00.000Z to 2019-10-22T14:36:07.000Z; 0.02 km; 0 pauses; 0 laps; latitude 6, longitude 6, elevation 6",
  ],
  [
    "locus_unbound_prefix.gpx",
    "GPX by Locus Map, Android; 2 points in 1 segment; 2020-06-28T11:47:35.487Z to 2020-06-28T11:57:36.487Z; 0.75 km; 0 pauses; 0 laps; latitude 2, longitude 2, elevation 2",
  ],
  [
    "maemo-mapper_v10.gpx",
    "GPX by maemo-mapper; 2746 points in 1 segment; 2009-05-19T04:00:30.000Z to 2009-05-19T04:46:27.000Z; 11.34 km; 0 pauses; 0 laps; latitude 2746, longitude 2746, elevation 2746; duplicate_times 1",
  ],
  [
    "mapsource_multitrack_3days.gpx",
    "GPX by MapSource 6.13.7; 5235 points in 3 segments; 2008-07-12T09:58:23.000Z to 2008-07-14T12:46:02.000Z; 80.90 km; 39 pauses; 0 laps; latitude 5235, longitude 5235, elevation 5235; long_recording 2",
  ],
  [
    "mapsource_woerrstadt_1hz.gpx",
    "GPX by MapSource 6.16.3; 4389 points in 1 segment; 2022-04-22T11:08:20.000Z to 2022-04-22T12:21:31.000Z; 36.62 km; 0 pauses; 0 laps; latitude 4389, longitude 4389, elevation 4389; backward_times 1",
  ],
  [
    "mixed_times_backwards.gpx",
    "GPX by GPXEditor - 5.8; 68 points in 1 segment; 2023-06-20T09:25:22.000Z to 2023-06-20T09:59:52.000Z; 1.99 km; 0 pauses; 0 laps; latitude 68, longitude 68, elevation 68, course 2; points_without_time 197; duplicate_times 4; backward_times 3",
  ],
  [
    "nikeplus_ms_offset.gpx",
    "GPX by NikePlus GPX Bridge; 2 points in 1 segment; 2015-12-11T14:43:13.000Z to 2015-12-11T14:43:13.994Z; 0.00 km; 0 pauses; 0 laps; latitude 2, longitude 2, elevation 2",
  ],
  [
    "opentracks_3segments_power.gpx",
    "GPX by OpenTracks (Debug); 5 points in 3 segments; 2020-02-02T02:02:03.000Z to 2020-02-02T02:03:50.000Z; 0.22 km; 0 pauses; 0 laps; latitude 5, longitude 5, elevation 5, speed 5, heartRate 1, cadence 1, power 1, distance 1",
  ],
  [
    "opentracks_timezone_offset.gpx",
    "refused (too_few_points): A ride needs at least two points with different times; of the 1 point in this file only one has a time of its own. Choose the recording of the ride.",
  ],
  [
    "oregon600_missing_hr.gpx",
    "GPX by Oregon 600; 16 points in 3 segments; 2017-05-27T04:00:00.000Z to 2017-05-27T04:02:02.000Z; 0.06 km; 1 pause; 0 laps; latitude 16, longitude 16, elevation 16, heartRate 9",
  ],
  [
    "osm_dump_dup_times.gpx",
    "GPX by OpenStreetMap.org; 172 points in 2 segments; 2007-05-11T15:22:06.000Z to 2009-09-13T09:54:03.000Z; 2.27 km; 0 pauses; 0 laps; latitude 172, longitude 172; points_without_time 2605; duplicate_times 2223; long_recording 856",
  ],
  [
    "outdooractive_export.gpx",
    "refused (no_time): None of the 9 points has a time: this is a planned route, not a recorded ride. Choose the recording of your ride; services often offer it as “original” or “GPX track”.",
  ],
  [
    "ridewithgps_wahoo_example.gpx",
    "GPX by http://ridewithgps.com/; 3 points in 1 segment; 2022-04-24T20:54:33.000Z to 2022-04-24T20:54:35.000Z; 0.00 km; 0 pauses; 0 laps; latitude 3, longitude 3",
  ],
  [
    "roomsports_haustrails.gpx",
    "GPX by RoomSports RoomSports Version 4.35b; 1443 points in 1 segment; 2016-09-08T14:15:32.000Z to 2016-09-08T15:32:18.000Z; 19.37 km; 0 pauses; 0 laps; latitude 1443, longitude 1443, elevation 1443",
  ],
  [
    "routeconverter_two_routes.gpx",
    "refused (route_only): The file holds only a planned route (8 route points), no recorded ride. Choose the recording.",
  ],
  [
    "rte_2421_points.gpx",
    "refused (route_only): The file holds only a planned route (2421 route points), no recorded ride. Choose the recording.",
  ],
  [
    "spotifygpx_bom_waypoints.gpx",
    "refused (waypoints_only): The file holds only places (6 waypoints), no recorded ride.",
  ],
  [
    "strava-android_stelvio.gpx",
    "GPX by strava.com Android; 9558 points in 1 segment; 2013-08-31T11:14:18.000Z to 2013-08-31T15:37:14.000Z; 62.48 km; 42 pauses; 0 laps; latitude 9558, longitude 9558, elevation 9558",
  ],
  [
    "strava_export_no_time_es.gpx",
    "refused (no_time): None of the 1959 points has a time: this is a planned route, not a recorded ride. Choose the recording of your ride; services often offer it as “original” or “GPX track”.",
  ],
  [
    "strava_garmin_sihlwald.gpx",
    "GPX by StravaGPX; 2219 points in 1 segment; 2014-04-06T08:06:21.000Z to 2014-04-06T10:06:26.000Z; 25.69 km; 27 pauses; 0 laps; latitude 2219, longitude 2219, elevation 2219, heartRate 2219, cadence 2219, temperature 2219",
  ],
  [
    "strava_power-and-heart.gpx",
    "GPX by StravaGPX; 64 points in 1 segment; 2017-09-24T06:10:53.000Z to 2017-09-24T06:11:56.000Z; 0.63 km; 0 pauses; 0 laps; latitude 64, longitude 64, elevation 64, heartRate 64, cadence 64, power 64, temperature 64",
  ],
  [
    "strava_ride_power_49min_pause.gpx",
    "GPX by StravaGPX; 314 points in 1 segment; 2018-02-26T17:07:23.000Z to 2018-02-26T18:05:54.000Z; 5.74 km; 0 pauses; 0 laps; latitude 314, longitude 314, elevation 314, heartRate 314, cadence 314, power 314",
  ],
  [
    "strava_route_no_time.gpx",
    "refused (no_time): None of the 113 points has a time: this is a planned route, not a recorded ride. Choose the recording of your ride; services often offer it as “original” or “GPX track”.",
  ],
  [
    "strava_run_hr_1hz.gpx",
    "GPX by StravaGPX; 1118 points in 1 segment; 2015-01-19T21:24:20.000Z to 2015-01-19T21:45:16.000Z; 3.45 km; 0 pauses; 0 laps; latitude 1118, longitude 1118, elevation 1118, heartRate 1118",
  ],
  [
    "strava_zurich_cad_temp.gpx",
    "GPX by StravaGPX; 674 points in 1 segment; 2014-05-25T08:50:53.000Z to 2014-05-25T09:52:39.000Z; 12.43 km; 9 pauses; 0 laps; latitude 674, longitude 674, elevation 674, cadence 674, temperature 674",
  ],
  [
    "suunto_movescount_excerpt.gpx",
    "GPX by Movescount - http://www.movescount.com; 5 points in 1 segment; 2014-02-27T10:42:59.420Z to 2014-02-27T10:55:13.840Z; 0.01 km; 0 pauses; 0 laps; latitude 5, longitude 5, elevation 5, speed 5, heartRate 5, temperature 5, distance 5",
  ],
  [
    "suunto_openambit2gpx.gpx",
    "GPX by openambit2gpx; 1655 points in 1 segment; 2022-04-27T13:41:25.000Z to 2022-04-27T15:20:45.370Z; 12.67 km; 40 pauses; 0 laps; latitude 1655, longitude 1655, elevation 1655, speed 1655, heartRate 1655, cadence 1655, temperature 1655",
  ],
  [
    "tcx2gpx_empty_segment.gpx",
    "GPX by TC2 to GPX11 XSLT stylesheet; 9 points in 1 segment; 2013-07-06T17:26:26.000Z to 2013-07-06T17:27:42.000Z; 0.09 km; 0 pauses; 0 laps; latitude 9, longitude 9, elevation 9",
  ],
  [
    "toursprung_ele_missing.gpx",
    "refused (no_time): None of the 184 points has a time: this is a planned route, not a recorded ride. Choose the recording of your ride; services often offer it as “original” or “GPX track”.",
  ],
  [
    "two_tracks_6_year_gap.gpx",
    "GPX; 6 points in 2 segments; 2010-01-01T14:48:37.520Z to 2016-04-03T14:13:12.676Z; 0.01 km; 0 pauses; 0 laps; latitude 6, longitude 6; long_recording 2284",
  ],
  ["unprefixed_extensions.gpx", "refused (waypoints_only): The file holds only places (1 waypoint), no recorded ride."],
  [
    "waymarkedtrails_30segments.gpx",
    "refused (no_time): None of the 7275 points has a time: this is a planned route, not a recorded ride. Choose the recording of your ride; services often offer it as “original” or “GPX track”.",
  ],
  [
    "chained_two_files.fit",
    "FIT by Dynastream product 1; 14 points in 1 segment; 2012-04-09T21:22:26.000Z to 2012-04-09T21:22:39.000Z; 0.01 km; 0 pauses; 1 lap; latitude 14, longitude 14, elevation 14, speed 14, distance 14; damaged_file 1; duplicate_times 2; backward_times 12",
  ],
  [
    "coros_pace2_ride.fit",
    "FIT by COROS PACE 2; 11272 points in 1 segment; 2020-10-25T11:10:19.000Z to 2020-10-25T14:42:17.000Z; 32.14 km; 6 pauses; 4 laps; latitude 10305, longitude 10305, elevation 11249, speed 11239, heartRate 8946, distance 11272; points_without_position 967",
  ],
  [
    "edge200_no_sensors.fit",
    "FIT by Garmin Edge 200; 221 points in 1 segment; 2015-10-13T15:43:15.000Z to 2015-10-13T16:10:18.000Z; 11.54 km; 3 pauses; 1 lap; latitude 221, longitude 221, elevation 221, speed 221, distance 221",
  ],
  [
    "edge500_hr_cad.fit",
    "FIT by Garmin Edge 500; 10671 points in 1 segment; 2011-09-25T13:00:22.000Z to 2011-09-25T16:31:53.000Z; 92.62 km; 45 pauses; 9 laps; latitude 10662, longitude 10662, elevation 10671, speed 10671, heartRate 10671, cadence 10550, temperature 10671, distance 10671; points_without_position 9; duplicate_times 15",
  ],
  [
    "edge510_power_no_hr.fit",
    "FIT by Garmin Edge 510; 3229 points in 1 segment; 2015-10-12T15:47:45.000Z to 2015-10-12T16:42:34.000Z; 24.78 km; 3 pauses; 1 lap; latitude 3228, longitude 3228, elevation 3229, speed 3229, cadence 3229, power 3226, temperature 3229, distance 3229; points_without_position 1",
  ],
  [
    "edge520_ride_watts.tcx",
    "TCX by Edge 520; 317 points in 1 segment; 2020-03-06T00:23:46.000Z to 2020-03-06T01:36:18.000Z; 1.68 km; 1 pause; 1 lap; latitude 316, longitude 316, elevation 317, speed 317, cadence 316, power 313, distance 317; points_without_position 1",
  ],
  [
    "edge530_road_power.fit",
    "FIT by Garmin Edge 530; 8823 points in 1 segment; 2020-11-07T19:14:40.000Z to 2020-11-07T22:03:34.000Z; 66.80 km; 33 pauses; 2 laps; latitude 8823, longitude 8823, elevation 8823, speed 8823, heartRate 8823, cadence 8813, power 8789, temperature 8823, distance 8823, balance 6058",
  ],
  [
    "edge800_indoor_power_no_gps.fit",
    "FIT by Garmin Edge 800; 2263 points in 1 segment; 2011-11-02T12:54:19.000Z to 2011-11-02T13:32:02.000Z; 0.00 km; 0 pauses; 5 laps; elevation 2263, heartRate 2263, cadence 2222, power 2222, temperature 2260",
  ],
  [
    "edge810_vector_power_1hz.fit",
    "FIT by Garmin Edge 810; 4700 points in 1 segment; 2013-08-16T18:05:10.000Z to 2013-08-16T19:23:29.000Z; 41.34 km; 0 pauses; 8 laps; latitude 4700, longitude 4700, elevation 4700, speed 4700, heartRate 4671, cadence 4634, power 4700, temperature 4700, distance 4700, balance 4470",
  ],
  [
    "edge820_commute_15rec.fit",
    "FIT by Garmin Edge 820; 15 points in 1 segment; 2017-06-12T16:10:15.000Z to 2017-06-12T16:11:20.000Z; 0.45 km; 0 pauses; 1 lap; latitude 15, longitude 15, elevation 15, speed 15, heartRate 15, cadence 15, temperature 15, distance 15",
  ],
  [
    "elemnt_bolt_dev_id_missing.fit",
    "FIT by Wahoo ELEMNT BOLT; 132 points in 1 segment; 2017-08-21T08:18:00.000Z to 2017-08-21T08:20:11.000Z; 0.96 km; 0 pauses; 1 lap; latitude 131, longitude 131, elevation 56, speed 131, cadence 132, power 115, temperature 131, distance 131, balance 115; points_without_position 1",
  ],
  [
    "fenix2_multisport_24k.fit",
    "FIT by Garmin fenix 2; 24230 points in 1 segment; 2015-08-29T07:14:44.000Z to 2015-08-29T14:05:08.000Z; 69.82 km; 7 pauses; 7 laps; latitude 24226, longitude 24226, elevation 24230, speed 24220, heartRate 24218, cadence 21099, temperature 24230, distance 24230; points_without_position 4; duplicate_times 7; backward_times 2",
  ],
  [
    "fenix2_run_1hz.fit",
    "FIT by Garmin fenix 2; 2809 points in 1 segment; 2015-08-15T14:45:08.000Z to 2015-08-15T15:32:21.000Z; 9.01 km; 0 pauses; 4 laps; latitude 2809, longitude 2809, elevation 2809, speed 2809, heartRate 2808, cadence 2809, temperature 2809, distance 2809",
  ],
  [
    "fitbit_tour_offset.tcx",
    "TCX by Fitbit Versa; 465 points in 1 segment; 2020-12-27T14:59:36.000Z to 2020-12-27T15:07:19.000Z; 1.38 km; 0 pauses; 1 lap; latitude 465, longitude 465, elevation 465, heartRate 465, distance 465",
  ],
  [
    "forerunner_run_1.tcx",
    "TCX by Garmin Forerunner 910XT; 1252 points in 1 segment; 2014-12-26T10:00:39.000Z to 2014-12-26T10:55:09.000Z; 14.33 km; 0 pauses; 15 laps; latitude 1252, longitude 1252, elevation 1252, speed 1252, heartRate 1252, distance 1252; duplicate_times 2",
  ],
  [
    "fr255_triathlon.fit",
    "FIT by Garmin Forerunner 255; 4043 points in 1 segment; 2023-09-02T13:15:24.000Z to 2023-09-02T14:22:48.000Z; 18.73 km; 0 pauses; 11 laps; latitude 4041, longitude 4041, elevation 3364, speed 4041, heartRate 3364, cadence 2477, power 1575, temperature 832, distance 4043; points_without_position 2",
  ],
  [
    "fr70_relative_timestamps.fit",
    "FIT by Garmin FR70; 755 points in 1 segment; 2012-02-13T11:16:16.000Z to 2012-02-13T12:20:56.000Z; 10.25 km; 1 pause; 11 laps; speed 754, heartRate 754, cadence 753, distance 754; time_without_zone 755",
  ],
  [
    "garmin_mtb_jumps.fit",
    "FIT by Garmin Edge MTB; 7251 points in 1 segment; 2026-01-14T13:16:37.000Z to 2026-01-14T15:17:27.000Z; 11.14 km; 0 pauses; 1 lap; latitude 7251, longitude 7251, elevation 7249, speed 7251, heartRate 7251, temperature 7251, distance 7251, gearFront 7251, gearRear 7251",
  ],
  [
    "garmin_road-with-power.fit",
    "FIT by Garmin Edge MTB; 4746 points in 1 segment; 2026-01-19T12:57:15.000Z to 2026-01-19T14:25:39.000Z; 31.22 km; 6 pauses; 1 lap; latitude 4746, longitude 4746, elevation 4746, speed 4746, heartRate 4746, cadence 4657, power 4740, temperature 4746, distance 4746",
  ],
  [
    "garmin_road_zones_4pauses.fit",
    "FIT by Garmin Edge MTB; 7068 points in 1 segment; 2026-01-27T12:37:08.000Z to 2026-01-27T14:44:47.000Z; 50.64 km; 13 pauses; 1 lap; latitude 7067, longitude 7067, elevation 7068, speed 7066, heartRate 7068, cadence 6983, power 7055, temperature 7068, distance 7068; points_without_position 1",
  ],
  [
    "incyclist_indoor.tcx",
    "TCX; 13 points in 1 segment; 2024-03-04T18:36:08.014Z to 2024-03-04T18:36:26.013Z; 0.08 km; 0 pauses; 1 lap; elevation 13, speed 13, cadence 13, power 13, distance 13",
  ],
  [
    "mapmyride.tcx",
    "TCX; 3112 points in 1 segment; 2022-11-12T15:58:25.850Z to 2022-11-12T16:50:16.526Z; 15.35 km; 0 pauses; 1 lap; latitude 3105, longitude 3105, elevation 3105, distance 3105; points_without_position 7",
  ],
  [
    "mornindew_broken.fit",
    "FIT by Garmin Forerunner 920XT; 6874 points in 1 segment; 2019-05-18T14:11:39.000Z to 2019-05-18T16:35:29.000Z; 16.77 km; 17 pauses; 11 laps; latitude 6873, longitude 6873, elevation 6874, speed 6874, heartRate 6857, cadence 6874, power 6874, distance 6874; points_without_position 1",
  ],
  [
    "settings_only.fit",
    "refused (not_an_activity): This is a FIT settings file, not an activity. Choose the activity file of your ride; devices keep it in the folder Activities.",
  ],
  [
    "suunto_vertical2_ride.fit",
    "FIT by Suunto Vertical 2; 9305 points in 1 segment; 2026-01-31T14:23:46.000Z to 2026-01-31T17:09:39.000Z; 59.58 km; 4 pauses; 6 laps; latitude 9264, longitude 9264, elevation 9293, speed 9292, heartRate 9188, temperature 9293, distance 9294; points_without_position 41",
  ],
  [
    "unexpected_eof.fit",
    "FIT by Dynastream product 1; 14 points in 1 segment; 2012-04-09T21:22:26.000Z to 2012-04-09T21:22:39.000Z; 0.01 km; 0 pauses; 1 lap; latitude 14, longitude 14, elevation 14, speed 14, distance 14; damaged_file 1",
  ],
  [
    "unterminated_strings.fit",
    "FIT by Wahoo ELEMNT ROAM; 33 points in 1 segment; 2023-11-08T10:19:38.000Z to 2023-11-08T10:20:10.000Z; 0.06 km; 0 pauses; 1 lap; speed 22, heartRate 31, cadence 31, power 31, temperature 26, distance 33, gearFront 24, gearRear 24",
  ],
  [
    "wahoo_elemnt_power_6h.fit",
    "FIT by Wahoo ELEMNT; 13471 points in 1 segment; 2019-02-17T06:26:44.000Z to 2019-02-17T12:59:55.000Z; 78.94 km; 55 pauses; 1 lap; latitude 13348, longitude 13348, elevation 13402, speed 13426, heartRate 13402, cadence 13345, power 13346, temperature 13450, distance 13425, balance 11728; points_without_position 123",
  ],
  [
    "zwift_power.fit",
    "FIT by Zwift; 1808 points in 1 segment; 2017-10-05T00:04:07.000Z to 2017-10-05T00:34:14.000Z; 13.40 km; 0 pauses; 1 lap; latitude 1808, longitude 1808, elevation 1808, speed 1808, cadence 1808, power 1808, distance 1808",
  ],
];
