/// The zones of Windows, by which ASP and .NET tell a date's zone: `W. Europe Standard Time` is the name of a place's zone,
/// in summer too.
enum WindowsZones {
  /// The names without their points and their last words, and the IANA zone of each (CLDR's `windowsZones`). Those that
  /// mean the same everywhere, as `Eastern Standard Time`, are among `ZoneName`'s.
  private static let table = """
    aus_central=Australia/Darwin aus_eastern=Australia/Sydney afghanistan=Asia/Kabul alaskan=America/Anchorage \
    alberta=America/Edmonton aleutian=America/Adak altai=Asia/Barnaul arabian=Asia/Dubai arabic=Asia/Baghdad \
    argentina=America/Argentina/Buenos_Aires astrakhan=Europe/Astrakhan aus_central_w=Australia/Eucla \
    azerbaijan=Asia/Baku azores=Atlantic/Azores bahia=America/Bahia bangladesh=Asia/Dhaka belarus=Europe/Minsk \
    bougainville=Pacific/Bougainville british_columbia=America/Vancouver canada_central=America/Regina \
    cape_verde=Atlantic/Cape_Verde caucasus=Asia/Yerevan cen_australia=Australia/Adelaide \
    central_america=America/Guatemala central_asia=Asia/Bishkek central_brazilian=America/Cuiaba \
    central_europe=Europe/Budapest central_pacific=Pacific/Guadalcanal chatham_islands=Pacific/Chatham \
    cuba=America/Havana dateline=Etc/GMT+12 e_africa=Africa/Nairobi east_africa=Africa/Nairobi e_australia=Australia/Brisbane \
    e_europe=Europe/Chisinau e_south_america=America/Sao_Paulo easter_island=Pacific/Easter egypt=Africa/Cairo \
    ekaterinburg=Asia/Yekaterinburg fle=Europe/Kyiv fiji=Pacific/Fiji gmt=Europe/London gtb=Europe/Bucharest \
    georgian=Asia/Tbilisi greenland=America/Nuuk greenwich=Atlantic/Reykjavik haiti=America/Port-au-Prince \
    iran=Asia/Tehran israel=Asia/Jerusalem jordan=Asia/Amman kaliningrad=Europe/Kaliningrad libya=Africa/Tripoli \
    line_islands=Pacific/Kiritimati lord_howe=Australia/Lord_Howe magadan=Asia/Magadan \
    magallanes=America/Punta_Arenas manitoba=America/Winnipeg marquesas=Pacific/Marquesas mauritius=Indian/Mauritius \
    middle_east=Asia/Beirut montevideo=America/Montevideo morocco=Africa/Casablanca myanmar=Asia/Yangon \
    n_central_asia=Asia/Novosibirsk namibia=Africa/Windhoek nepal=Asia/Kathmandu newfoundland=America/St_Johns \
    norfolk=Pacific/Norfolk north_asia_east=Asia/Irkutsk north_asia=Asia/Krasnoyarsk north_korea=Asia/Pyongyang \
    omsk=Asia/Omsk pacific_sa=America/Santiago pakistan=Asia/Karachi paraguay=America/Asuncion \
    qyzylorda=Asia/Qyzylorda romance=Europe/Paris russian=Europe/Moscow sa_eastern=America/Cayenne \
    sa_western=America/La_Paz saint_pierre=America/Miquelon sakhalin=Asia/Sakhalin samoa=Pacific/Apia \
    sao_tome=Africa/Sao_Tome saratov=Europe/Saratov south_sudan=Africa/Juba sri_lanka=Asia/Colombo \
    sudan=Africa/Khartoum syria=Asia/Damascus tasmania=Australia/Hobart tocantins=America/Araguaina tomsk=Asia/Tomsk \
    tonga=Pacific/Tongatapu transbaikal=Asia/Chita turkey=Europe/Istanbul turks_and_caicos=America/Grand_Turk \
    us_eastern=America/Indiana/Indianapolis ulaanbaatar=Asia/Ulaanbaatar venezuela=America/Caracas \
    vladivostok=Asia/Vladivostok volgograd=Europe/Volgograd w_australia=Australia/Perth \
    w_central_africa=Africa/Lagos w_europe=Europe/Berlin w_mongolia=Asia/Hovd west_asia=Asia/Tashkent \
    west_bank=Asia/Hebron west_pacific=Pacific/Port_Moresby yakutsk=Asia/Yakutsk yukon=America/Whitehorse
    """

  /// The last words of a name.
  private static let endings = [" standard time", " daylight time", " summer time"]

  /// Those that have a number in their place.
  private static let numbered = [
    ("russia time zone 3", "Europe/Samara"), ("russia time zone 10", "Asia/Srednekolymsk"),
    ("russia time zone 11", "Asia/Kamchatka"),
  ]

  /// Every name, folded, and its zone.
  static var all: [(name: String, place: String)] {
    numbered.map { (name: $0.0, place: $0.1) }
      + table.utf8.split(separator: 0x20).flatMap { entry in
        let sides = entry.split(separator: 0x3D)
        let name = String(decoding: sides[0].map { $0 == 0x5F ? 0x20 : $0 }, as: UTF8.self)
        let place = String(Substring(sides[1]))
        return endings.map { (name: name + $0, place: place) }
      }
  }
}
