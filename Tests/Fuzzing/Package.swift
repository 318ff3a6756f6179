// swift-tools-version: 6.2
import PackageDescription

/// Fuzz targets, one for each parser, built with libFuzzer and AddressSanitizer. A package of its own, as everything in it
/// is instrumented:
///
///     cd Tests/Fuzzing && swift build -c release
///     SWIFT_BACKTRACE=enable=no .build/release/fuzz-sanitiser Corpus/sanitiser -max_len=4096 -timeout=20
///     SWIFT_BACKTRACE=enable=no .build/release/fuzz-feeds Corpus/feeds ../GoldenTests/Inputs -max_len=8192 -timeout=20
///     SWIFT_BACKTRACE=enable=no .build/release/fuzz-selections Corpus/selections -dict=pages.dict -max_len=2048
///     SWIFT_BACKTRACE=enable=no .build/release/fuzz-pages ../TidingsExtractTests/Inputs -dict=pages.dict -max_len=4096
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-sanitize=fuzzer,address"]),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
}

let package = Package(
  name: "fuzzing",
  targets: [
    .systemLibrary(name: "CBlocks"),
    .systemLibrary(name: "CLinux"),
    module("TidingsModel", ["CBlocks"]),
    module("TidingsHTML", ["TidingsModel", "CBlocks"]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
    .systemLibrary(name: "CUchardet", pkgConfig: "uchardet"),
    module("TidingsLibXML2", ["CLibXML2"]),
    module("TidingsXPath", ["TidingsLibXML2", "CLibXML2"]),
    module(
      "TidingsParse",
      [
        "TidingsModel", "TidingsHTML", "TidingsLibXML2", "TidingsXPath", "CLibXML2", "CUchardet", "CBlocks", "CLinux",
      ]),
    module("TidingsNormalise", ["TidingsModel", "TidingsHTML", "TidingsParse", "CBlocks"]),
    module(
      "TidingsExtract",
      ["TidingsModel", "TidingsHTML", "TidingsLibXML2", "TidingsParse", "TidingsNormalise", "CLibXML2"]),
    fuzzer("fuzz-dates", ["TidingsModel", "TidingsParse"]),
    fuzzer("fuzz-encodings", ["TidingsParse"]),
    fuzzer("fuzz-feeds", ["TidingsModel", "TidingsParse", "TidingsNormalise"]),
    fuzzer("fuzz-pages", ["TidingsModel", "TidingsExtract"]),
    fuzzer("fuzz-selections", ["TidingsModel", "TidingsParse"]),
    fuzzer("fuzz-sanitiser", ["TidingsModel", "TidingsHTML"]),
  ]
)
