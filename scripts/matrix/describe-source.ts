import { isMirrored, type Probed, type ProbedStream } from "./probe-source.ts";

/** What makes a file worth a line in the table: codec, container, and everything that is not plain about it. */
export function describeSource(probed: Probed, boxes: readonly string[], isVariable: boolean): string {
  const pictures = probed.streams.filter((one) => one.codec_type === "video" && !one.disposition?.attached_pic);
  const sounds = probed.streams.filter((one) => one.codec_type === "audio");
  const picture = pictures[0];
  const container = probed.format.format_name.split(",")[0];
  return [
    container,
    picture ? pictureWords(picture) : "no picture",
    isVariable && "VFR",
    pictures.length > 1 && `${pictures.length} pictures`,
    sounds.length === 0 ? "no sound" : sounds.map((one) => one.codec_name ?? "unknown sound").join("+"),
    boxes.includes("moof") && "fragmented",
    Math.abs(Number(probed.format.start_time ?? 0)) > 0.001 && `starts at ${Number(probed.format.start_time)}`,
  ]
    .filter(Boolean)
    .join(", ");
}

function pictureWords(stream: ProbedStream): string {
  const { codec_name, width = 0, height = 0, pix_fmt = "", sample_aspect_ratio = "1:1", field_order = "" } = stream;
  const rotation = stream.side_data_list?.find((one) => one.rotation !== undefined)?.rotation;
  const vision = stream.side_data_list?.find((one) => one.dv_profile !== undefined);
  return [
    `${codec_name ?? "unknown codec"} ${width}x${height}`,
    rotation && `turned ${-rotation}°`,
    isMirrored(stream) && "mirrored",
    !/^(1:1|0:1|N\/A)$/.test(sample_aspect_ratio) && `SAR ${sample_aspect_ratio}`,
    ["tt", "bb", "tb", "bt"].includes(field_order) && "interlaced",
    width % 2 || height % 2 ? "odd" : "",
    /1[0246]le/.test(pix_fmt) && "10 bit",
    /^yuvj|full/.test(pix_fmt) || stream.color_range === "pc" ? "full range" : "",
    stream.color_transfer === "smpte2084" && "PQ",
    stream.color_transfer === "arib-std-b67" && "HLG",
    vision && `Dolby Vision ${vision.dv_profile}.${vision.dv_bl_signal_compatibility_id ?? 0}`,
  ]
    .filter(Boolean)
    .join(" ");
}
