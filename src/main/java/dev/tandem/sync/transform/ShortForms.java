package dev.tandem.sync.transform;

import java.util.function.BiConsumer;

/** Names of countries that people write although no dictionary of the JDK has them. */
final class ShortForms {
  private static final String LIST =
      """
      AE: UAE, Emirates
      BA: Bosnia
      BN: Brunei Darussalam
      BO: Plurinational State of Bolivia
      CD: DR Congo, DRC, Democratic Republic of the Congo, Zaire, Congo Kinshasa
      CG: Republic of the Congo, Congo Brazzaville
      CI: Ivory Coast
      CN: PR China, PRC, Peoples Republic of China
      CV: Cape Verde
      CZ: Czech Republic, Czech Rep
      DE: Federal Republic of Germany, FRG, BRD
      FK: Falklands
      GB: UK, Great Britain, Britain, England, Scotland, Wales, Northern Ireland
      HK: Hong Kong
      IE: Republic of Ireland, Eire
      IR: Islamic Republic of Iran
      KN: Saint Kitts and Nevis
      KP: DPRK
      KR: Republic of Korea, Korea Republic of, Korea South
      LA: Lao PDR
      LC: Saint Lucia
      MD: Republic of Moldova
      MK: Macedonia, FYROM
      MM: Burma, Myanmar
      MO: Macao, Macau
      NL: Holland
      PS: Palestine
      RU: Russian Federation
      SK: Slovak Republic
      SY: Syrian Arab Republic
      SZ: Swaziland
      TL: East Timor
      TR: Turkey, Turkiye
      TW: Taiwan
      TZ: United Republic of Tanzania
      US: United States of America, US of A, America
      VA: Holy See, Vatican
      VC: Saint Vincent and the Grenadines
      VE: Bolivarian Republic of Venezuela
      VN: Viet Nam
      """;

  private ShortForms() {}

  /** Tells every short form with its ISO code. */
  static void forEach(BiConsumer<String, String> visitor) {
    LIST.lines()
        .map(line -> line.split(": ", 2))
        .forEach(
            entry -> {
              for (String name : entry[1].split(", ")) {
                visitor.accept(name, entry[0]);
              }
            });
  }
}
