/** From the FIT profile's `manufacturer`: those who make devices and programs for rides. */
const MANUFACTURERS: Readonly<Record<number, string>> = {
  1: "Garmin",
  15: "Dynastream",
  23: "Suunto",
  32: "Wahoo",
  63: "Specialized",
  67: "BKOOL",
  69: "Stages",
  70: "Sigma",
  89: "Tacx",
  107: "Magene",
  115: "iGPSPORT",
  123: "Polar",
  132: "CYCPLUS",
  135: "Coospo",
  137: "Bosch",
  140: "Decathlon",
  258: "Lezyne",
  260: "Zwift",
  265: "Strava",
  267: "Bryton",
  281: "TrainerRoad",
  289: "Hammerhead",
  294: "COROS",
  299: "Mahle",
  310: "Decathlon",
  331: "MyWhoosh",
};

/** From the FIT profile's `garmin_product`: Garmin's devices, most of which do not write their name. */
const GARMIN_PRODUCTS: Readonly<Record<number, string>> = {
  1036: "Edge 500",
  1169: "Edge 800",
  1325: "Edge 200",
  1436: "FR70",
  1561: "Edge 510",
  1567: "Edge 810",
  1736: "Edge Touring",
  1765: "Forerunner 920XT",
  1836: "Edge 1000",
  1967: "fenix 2",
  2050: "fenix 3",
  2067: "Edge 520",
  2147: "Edge 25",
  2204: "Edge Explore 1000",
  2238: "Edge 20",
  2530: "Edge 820",
  2531: "Edge Explore 820",
  2691: "Forerunner 935",
  2697: "fenix 5",
  2713: "Edge 1030",
  2909: "Edge 130",
  3011: "Edge Explore",
  3112: "Edge 520 Plus",
  3113: "Forerunner 945",
  3121: "Edge 530",
  3122: "Edge 830",
  3290: "fenix 6",
  3558: "Edge 130 Plus",
  3570: "Edge 1030 Plus",
  3843: "Edge 1040",
  3906: "fenix 7",
  3992: "Forerunner 255",
  4024: "Forerunner 955",
  4061: "Edge 540",
  4062: "Edge 840",
  4169: "Edge Explore 2",
  4257: "Forerunner 265",
  4315: "Forerunner 965",
  4440: "Edge 1050",
  4536: "fenix 8",
  4633: "Edge 550",
  4634: "Edge 850",
  4655: "Edge MTB",
};
const GARMIN = 1;

/**
 * `Garmin Edge 530`, `Wahoo ELEMNT BOLT`: the maker and what it calls the device, or the product's number where it
 * does not say. Undefined for an unknown maker's nameless device. NaN for numbers that the file leaves out.
 */
export function fitCreator(manufacturer: number, product: number, productName: string | undefined): string | undefined {
  const maker = MANUFACTURERS[manufacturer];
  const name = productName ?? (manufacturer === GARMIN ? GARMIN_PRODUCTS[product] : undefined);
  if (!maker) return name;
  if (name) return name.toLowerCase().startsWith(maker.toLowerCase()) ? name : `${maker} ${name}`;
  return product > 0 ? `${maker} product ${product}` : maker;
}
