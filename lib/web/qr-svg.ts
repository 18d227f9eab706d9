import { renderSVG } from "uqr";

/** An address as a QR code, dark on light with the margin that the standard asks for (4 modules). */
export function qrSvg(address: string): string {
  return renderSVG(address, { ecc: "M", border: 4 });
}
