// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of tidings is built with.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  // Access to a variable from two sides at once is looked for in debug builds, in which every test runs; looking costs a
  // release a tenth of the time it takes to parse.
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")

/// A module of the program, in the order in which data flows through them.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [], exclude: [String] = [])
  -> Target
{
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: settings)
}

func system(_ name: String, _ pkgConfig: String? = nil, apt: String? = nil) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: apt.map { [.apt([$0])] })
}

/// A release has the Swift runtime linked in: it starts faster, runs where no toolchain is installed, and the hardened
/// unit lets nothing be executed from a toolchain's directory. Only the link differs, so that nothing is compiled twice.
/// The libraries are those that the static Foundation needs but names only when it is compiled against; lld, as the
/// default linker warns of Foundation's own mktemp. Packed relocations leave the dynamic loader less to read,
/// and nobody looks up a symbol of the program's own.
let staticRuntime: [LinkerSetting] =
  [
    .unsafeFlags(
      [
        "-static-stdlib", "-use-ld=lld", "-Xlinker", "-znow", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
        "-Xlinker", "--no-export-dynamic",
      ],
      .when(configuration: .release))
  ]
  + ["CoreFoundation", "_FoundationICU", "_FoundationCShims", "_FoundationCollections", "stdc++"].map {
    .linkedLibrary($0, .when(configuration: .release))
  }

let package = Package(
  name: "tidings",
  products: [.executable(name: "tidings", targets: ["tidings"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // Not linked with libcurl and libcrypto, which they open when these are needed.
    .target(name: "CLoader"),
    .target(name: "CCurl", dependencies: ["CLoader"]),
    .target(name: "CCrypto", dependencies: ["CLoader"]),
    system("CLibXML2", "libxml-2.0", apt: "libxml2-dev"),
    system("CSSL", "libssl", apt: "libssl-dev"),
    system("CZlib", "zlib", apt: "zlib1g-dev"),
    system("CBrotli", "libbrotlidec", apt: "libbrotli-dev"),
    system("CZstd", "libzstd", apt: "libzstd-dev"),
    system("CUchardet", "uchardet", apt: "libuchardet-dev"),
    system("CSQLite", "sqlite3", apt: "libsqlite3-dev"),
    system("CLinux"),
    system("CBlocks"),

    module("TidingsModel", ["CBlocks"]),
    // libxml2 is set up once for the whole program, by whichever of its users comes first.
    module("TidingsLibXML2", ["CLibXML2"]),
    module("TidingsXPath", ["TidingsLibXML2", "CLibXML2"]),
    module("TidingsConfig", ["TidingsModel", "TidingsXPath", yams]),
    module("TidingsSchedule", ["TidingsModel", deque]),
    module("TidingsFetch", ["TidingsModel", "CCurl", "CLinux", "CZlib", "CBrotli", "CZstd", deque, heap]),
    module("TidingsHTML", ["TidingsModel", "CBlocks"]),
    module(
      "TidingsParse",
      [
        "TidingsModel", "TidingsHTML", "TidingsLibXML2", "TidingsXPath", "CLibXML2", "CUchardet", "CBlocks", "CLinux",
      ]),
    module("TidingsNormalise", ["TidingsModel", "TidingsHTML", "TidingsParse", "CBlocks"]),
    module(
      "TidingsExtract",
      ["TidingsModel", "TidingsHTML", "TidingsLibXML2", "TidingsParse", "TidingsNormalise", "CLibXML2"]),
    module("TidingsCrypto", ["CCrypto"]),
    module("TidingsDedup", ["TidingsModel", "TidingsHTML", "TidingsCrypto", "CBlocks"]),
    module("TidingsLock", ["TidingsModel"]),
    module(
      "TidingsState", ["TidingsModel", "TidingsCrypto", "TidingsDedup", "TidingsLock", "CSQLite", deque, grdb, sqlite]),
    module("TidingsSpool", ["TidingsModel", "TidingsLock", "CLinux", deque, heap]),
    module(
      "TidingsPipeline",
      [
        "TidingsModel", "TidingsConfig", "TidingsSchedule", "TidingsFetch", "TidingsHTML", "TidingsParse",
        "TidingsNormalise", "TidingsExtract", "TidingsCrypto", "TidingsDedup", "TidingsState", "TidingsSpool", "CLinux",
        deque, logging,
      ]),
    module(
      "TidingsServer",
      [
        "TidingsModel", "TidingsConfig", "TidingsSchedule", "TidingsState", "TidingsSpool", "TidingsPipeline", logging,
        flyingSocks,
      ]),
    .executableTarget(
      name: "tidings",
      dependencies: [
        "TidingsModel", "TidingsConfig", "TidingsSchedule", "TidingsFetch", "TidingsHTML", "TidingsParse",
        "TidingsNormalise", "TidingsExtract", "TidingsDedup", "TidingsLock", "TidingsState", "TidingsSpool",
        "TidingsPipeline", "TidingsServer", "CLinux", argumentParser, logging, lifecycle, unixSignals, flyingSocks,
      ],
      swiftSettings: settings, linkerSettings: staticRuntime),

    .executableTarget(
      name: "demo-server", dependencies: [flyingFox, flyingSocks], path: "Tests/DemoServer", swiftSettings: settings),
    .target(
      name: "LoopbackServer", dependencies: ["CLinux", "CSSL"], path: "Tests/LoopbackServer", swiftSettings: settings),
    .target(name: "Disks", path: "Tests/Disks", swiftSettings: settings),
    .target(name: "TestLog", dependencies: [logging], path: "Tests/TestLog", swiftSettings: settings),
    .target(name: "TestClock", dependencies: ["TidingsModel"], path: "Tests/TestClock", swiftSettings: settings),
    .executableTarget(name: "kill-at", path: "Tests/KillAt"),
    tests("TidingsModelTests", ["TidingsModel"]),
    tests("TidingsConfigTests", ["TidingsModel", "TidingsConfig", "TestClock"]),
    tests("TidingsScheduleTests", ["TidingsModel", "TidingsSchedule"]),
    tests("TidingsFetchTests", ["TidingsModel", "TidingsFetch", "LoopbackServer"]),
    tests("TidingsHTMLTests", ["TidingsModel", "TidingsHTML", "TestClock"]),
    tests(
      "TidingsParseTests", ["TidingsModel", "TidingsHTML", "TidingsXPath", "TidingsParse", "CLibXML2", "TestClock"]),
    tests(
      "GoldenTests", ["TidingsModel", "TidingsHTML", "TidingsParse", "TidingsNormalise"],
      exclude: ["Inputs", "with-program"]),
    tests(
      "TidingsExtractTests",
      ["TidingsModel", "TidingsHTML", "TidingsParse", "TidingsNormalise", "TidingsExtract", "TestClock"],
      exclude: ["Inputs", "Matrix", "Metadata"]),
    tests("TidingsCryptoTests", ["TidingsCrypto"]),
    tests("TidingsLockTests", ["TidingsLock"]),
    tests("TidingsDedupTests", ["TidingsModel", "TidingsCrypto", "TidingsDedup"]),
    tests("TidingsStateTests", ["TidingsModel", "TidingsDedup", "TidingsState", "Disks", grdb]),
    .executableTarget(
      name: "SpoolProbe", dependencies: ["TidingsModel", "TidingsSpool"], path: "Tests/SpoolProbe",
      swiftSettings: settings),
    tests("TidingsSpoolTests", ["TidingsModel", "TidingsLock", "TidingsSpool", "SpoolProbe", "Disks", "tidings"]),
    tests(
      "TidingsServerTests",
      [
        "TidingsModel", "TidingsConfig", "TidingsFetch", "TidingsState", "TidingsSpool", "TidingsPipeline",
        "TidingsServer", "LoopbackServer", "TestLog", logging, flyingSocks,
      ]),
    tests(
      "TidingsPipelineTests",
      [
        "TidingsModel", "TidingsConfig", "TidingsFetch", "TidingsExtract", "TidingsDedup", "TidingsState",
        "TidingsSpool", "TidingsSchedule", "TidingsPipeline", "LoopbackServer", "TestLog", "TestClock", logging, grdb,
      ]),
    tests("DaemonTests", ["CSQLite", "TidingsModel", "LoopbackServer", "Disks", "kill-at", "tidings"]),
    .executableTarget(
      name: "soak",
      dependencies: [
        "TidingsModel", "TidingsConfig", "TidingsFetch", "TidingsState", "TidingsSpool", "TidingsPipeline", "TestClock",
        logging,
      ],
      path: "Tests/Soak", swiftSettings: settings),
  ]
)
