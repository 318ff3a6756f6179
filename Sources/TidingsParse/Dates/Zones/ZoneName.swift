/// The zone names that dates bear.
struct ZoneName: Equatable {
  enum Meaning: Equatable {
    /// Seconds east of UTC.
    case offset(Int32)
    /// The rule of a place, for names that do not say whether it is summer: `ET`.
    case place(String)
  }

  var meaning: Meaning
  /// Whether a signed number after it counts from it: `GMT+7`.
  var isUniversal = false
  /// The name, upper case, where it means something else in some languages.
  var ambiguous: String?

  /// The offset that an ambiguous name has in a language. Java's `Date.toString()` writes China's time as CST.
  func offset(in language: String) -> Int32? {
    switch (ambiguous, language) {
    case ("CST", "zh"): 8 * 3600
    case ("IST", "he"), ("IST", "iw"): 2 * 3600
    case ("IST", "ga"): 3600
    case ("BST", "bn"): 6 * 3600
    default: nil
    }
  }

  /// Hours east of UTC and the names that have them; a summer time counts as the offset it stands for (RFC 5322 section
  /// 4.3 for the American ones). The military letters but Z are +0000 there too, as RFC 822 had them wrong.
  private static let hours: [(Double, String)] = [
    (0, "wet wez egst azost"), (0, "a b c d e f g h i k l m n o p q r s t u v w x y"),
    (-11, "sst nut"), (-10, "hst hast taht ckt"), (-9, "akst hdt hadt gamt"), (-8, "pst akdt hnp"), (-7, "mst pdt hnr"),
    (-6, "cst mdt galt east hnc"), (-5, "est cdt pet cot ect act easst hne"),
    (-4, "pyt edt ast bot clt fkt gyt vet amt hae"),
    (-3.5, "nst"), (-3, "adt brt art uyt gft pyst clst srt rott fkst amst wgt pmst"), (-2.5, "ndt"),
    (-2, "brst fnt uyst wgst pmdt"),
    (-1, "cvt azot egt"), (1, "bst cet met mez wat west wesz"), (2, "cest mest mesz eet cat sast haec cedt oez wast"),
    (3, "eest oesz msk мск eat trt tsi syot idt arst fet"), (3.5, "irst"), (4, "msd gst samt azt get mut ret sct"),
    (4.5, "irdt aft"), (5, "pkt uzt yekt tjt tmt mvt orat tft aqtt"), (5.5, "ist slst lkt"), (5.75, "npt"),
    (6, "bdt omst btt almt kgt iot vost yekst"), (6.5, "mmt cct"), (7, "ict wib krat novt hovt cxt davt omsst"),
    (8, "sgt myt pht phst hkt awst wita irkt ulat bnt bjt krast"), (8.75, "acwst"),
    (9, "jst kst wit yakt tlt pwt irkst awdt"), (9.5, "acst"), (10, "aest vlat chst pgt chut yakst ddut"),
    (10.5, "acdt lhst"), (11, "aedt magt sbt nct vut lhdt sakt srst vlast nft sret"),
    (12, "nzst fjt pett gilt mht tvt wakt anat magst"), (12.75, "chast"), (13, "nzdt phot tot tkt"), (13.75, "chadt"),
    (14, "lint"),
    // Spelt out, as JavaScript, Windows and newspapers do.
    (-5, "eastern_standard_time colombia_time peru_time sa_pacific_standard_time"),
    (-4, "eastern_daylight_time atlantic_standard_time"),
    (-6, "central_standard_time mountain_daylight_time"), (-5, "central_daylight_time"),
    (-7, "mountain_standard_time pacific_daylight_time us_mountain_standard_time"),
    (-8, "pacific_standard_time alaska_daylight_time"),
    (-9, "alaska_standard_time"), (-10, "hawaii_standard_time hawaiian_standard_time"),
    (-3, "atlantic_daylight_time brasilia_standard_time"),
    (0, "western_european_time"), (1, "wet_dst"), (2, "met_dst cet_dst"), (3, "eet_dst"),
    (
      1,
      "british_summer_time central_european_time central_european_standard_time western_european_summer_time west_africa_time"
    ),
    (
      2,
      "central_european_summer_time eastern_european_time eastern_european_standard_time central_africa_time south_africa_standard_time"
    ),
    (
      3,
      "eastern_european_summer_time moscow_standard_time moscow_time east_africa_time arab_standard_time"
    ),
    (4, "gulf_standard_time"),
    (5.5, "india_standard_time indian_standard_time भारतीय_मानक_समय आईएसटी आइएसटी ਆਈਐਸਟੀ ஐஎஸ்டி ఐఎస్టి ഐഎസ്ടി"),
    (5.75, "नेपाली_समय नेपाल_समय"), (6, "বাংলাদেশ_সময়"),
    (
      7, "indochina_time se_asia_standard_time gio_viet_nam gio_dong_duong western_indonesia_time waktu_indonesia_barat"
    ),
    (
      8,
      "china_standard_time singapore_standard_time singapore_time hong_kong_time hong_kong_standard_time philippine_standard_time philippine_time taipei_standard_time malaysia_time australian_western_standard_time 北京时间 北京時間"
    ),
    (9, "japan_standard_time korea_standard_time korean_standard_time tokyo_standard_time"),
    (10, "australian_eastern_standard_time"), (11, "australian_eastern_daylight_time"),
    (12, "new_zealand_standard_time"),
    (13, "new_zealand_daylight_time"),
  ]

  private static let universal =
    """
    z utc gmt ut zulu uct greenwich universal tuc tmg coordinated_universal_time greenwich_mean_time \
    waktu_universal_terkoordinasi gio_phoi_hop 协调世界时 世界協調時間 協定世界時 غرينتش جرينتش گرینویچ \
    यूटीसी जीएमटी ইউটিসি জিএমটি யுடிசி ஜிஎம்டி యుటిసి జిఎంటి ಯುಟಿಸಿ ಜಿಎಂಟಿ യുടിസി ജിഎംടി યુટીસી જીએમટી ਯੂਟੀਸੀ ਜੀਐਮਟੀ ยูทีซี
    """

  private static let places: [(String, String)] = [
    ("et eastern eastern_time us_eastern us_eastern_time new_york_time", "America/New_York"),
    ("ct central_time us_central us_central_time", "America/Chicago"),
    ("mt mountain_time", "America/Denver"), ("pt pacific_time us_pacific_time", "America/Los_Angeles"),
    ("at atlantic_time", "America/Halifax"), ("aet", "Australia/Sydney"),
    ("london_time uk_time", "Europe/London"), ("israel_time", "Asia/Jerusalem"),
  ]

  /// Every name, folded, with its meaning.
  static let all: [(name: String, zone: ZoneName)] = {
    var all: [(String, ZoneName)] = []
    for (hours, names) in hours {
      for name in phrases(names) {
        all.append((name, ZoneName(meaning: .offset(Int32(hours * 3600)), ambiguous: ambiguous[name])))
      }
    }
    for name in phrases(universal) { all.append((name, ZoneName(meaning: .offset(0), isUniversal: true))) }
    for (names, place) in places {
      for name in phrases(names) { all.append((name, ZoneName(meaning: .place(place)))) }
    }
    for (name, place) in WindowsZones.all { all.append((name, ZoneName(meaning: .place(place)))) }
    return all
  }()

  private static let byName = Dictionary(all.map { ($0.name, $0.zone) }, uniquingKeysWith: { first, _ in first })

  /// The zone of a name in ASCII letters, whatever else the name may mean.
  static func named(_ name: some Sequence<UInt8>) -> ZoneName? {
    byName[String(decoding: name.map { $0 | 0x20 }, as: UTF8.self)]
  }

  private static let ambiguous = ["cst": "CST", "ist": "IST", "bst": "BST"]

  /// Names that spaces part, with spaces for the `_` in them.
  private static func phrases(_ names: String) -> [String] {
    names.utf8.split(separator: 0x20).map { name in
      String(decoding: name.map { $0 == 0x5F ? 0x20 : $0 }, as: UTF8.self)
    }
  }

  /// The rule of names such as `EST5EDT`, by their first part.
  static let posixPlaces = [
    "est": "America/New_York", "cst": "America/Chicago", "mst": "America/Denver", "pst": "America/Los_Angeles",
  ]

  /// The areas of the IANA zone names.
  static let areas: Set<String> = [
    "africa", "america", "antarctica", "arctic", "asia", "atlantic", "australia", "brazil", "canada", "chile", "etc",
    "europe", "indian", "mexico", "pacific", "us",
  ]
}
