// swift-tools-version: 6.2
import PackageDescription

// One target a room, one floor above another: a target may depend only on floors below its own.
// HouseTests holds every import under Sources against the same table.

let settings: [SwiftSetting] = [
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    .enableUpcomingFeature("MemberImportVisibility"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    .enableUpcomingFeature("InternalImportsByDefault"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0458-strict-memory-safety.md
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A library that only the trait `Server` brings in; the files that use it stand under `#if Server`.
func onServer(_ product: String, of package: String) -> Target.Dependency {
    .product(name: product, package: package, condition: .when(traits: ["Server"]))
}

let package = Package(
    name: "mentor",
    products: [
        .executable(name: "mentor", targets: ["MentorCLI"]),
        .library(name: "MentorCore", targets: ["MentorCore"]),
    ],
    traits: [
        .trait(name: "Server", description: "The web site, the store of conversations and the webhooks; without it, a terminal adviser."),
        .default(enabledTraits: ["Server"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.5.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.92.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.31.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Floor 0
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        room("Artefact"),
        room("JSON"),
        room("Identifiers", ["Artefact"]),
        room("TextAnalysis", ["Artefact", "CStemmer"]),
        room("Figures", ["Artefact", "Identifiers"]),
        room("Wire", [onServer("HTTPTypes", of: "swift-http-types")]),
        // Floor 1
        room("Retrieval", ["Artefact", "TextAnalysis"]),
        room("Understanding", ["Artefact", "Identifiers", "TextAnalysis"]),
        room("Knowledge", ["Artefact", "Figures", "Identifiers", "TextAnalysis", "Yams"]),
        // Floor 2
        room("Dialogue", ["Artefact", "Figures", "Identifiers", "Knowledge", "TextAnalysis", "Understanding"]),
        room("Composition", ["Dialogue", "Figures", "Identifiers", "Knowledge", "TextAnalysis", "Understanding",
            .product(name: "Mustache", package: "swift-mustache")]),
        // Floor 3
        room("MentorCore", ["Artefact", "Composition", "Dialogue", "Figures", "Identifiers", "JSON", "Knowledge", "Retrieval",
            "TextAnalysis", "Understanding"]),
        // Floor 4
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),
        room("Importing", ["CArchive", "CXML", "Figures", "Identifiers", "Knowledge", "TextAnalysis"]),
        room("Conversations", ["Composition", "Dialogue", "Figures", "Identifiers", "JSON", "MentorCore", "TextAnalysis", "Understanding",
            .product(name: "Crypto", package: "swift-crypto"), onServer("GRDB", of: "GRDB.swift")]),
        room("Channels", ["Composition", "JSON", "TextAnalysis", "Wire", onServer("Crypto", of: "swift-crypto"),
            onServer("CryptoExtras", of: "swift-crypto"), onServer("HTTPTypes", of: "swift-http-types")]),
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        room("Transport", ["Wire", .target(name: "CCurl", condition: .when(traits: ["Server"])), onServer("HTTPTypes", of: "swift-http-types")]),
        room("Site", ["Composition", "Dialogue", "Figures", "Identifiers", "JSON", "Knowledge", "MentorCore", "TextAnalysis", "Understanding",
            .product(name: "Mustache", package: "swift-mustache")], exclude: ["Web"]),
        // Floor 5
        room("MentorServer", ["Channels", "Composition", "Conversations", "Dialogue", "Figures", "Identifiers", "JSON", "Knowledge", "MentorCore", "Site", "TextAnalysis",
            "Transport", "Understanding", "Wire", onServer("Configuration", of: "swift-configuration"), onServer("HTTPTypes", of: "swift-http-types"),
            onServer("Hummingbird", of: "hummingbird"), onServer("HummingbirdCore", of: "hummingbird"), onServer("Logging", of: "swift-log"),
            onServer("NIOCore", of: "swift-nio"), onServer("NIOHTTP1", of: "swift-nio"), onServer("NIOHTTPTypes", of: "swift-nio-extras"),
            onServer("ServiceLifecycle", of: "swift-service-lifecycle"), onServer("UnixSignals", of: "swift-service-lifecycle")],
            resources: [.embedInCode("openapi.json")]),
        // Floor 6
        .systemLibrary(name: "CEdit", providers: [.apt(["libedit-dev"])]),
        .executableTarget(
            name: "MentorCLI",
            dependencies: ["Artefact", "CEdit", "Channels", "Composition", "Conversations", "Dialogue", "Figures", "Identifiers", "Importing", "JSON", "Knowledge",
                "MentorCore", "MentorServer", "Retrieval", "Site", "TextAnalysis", "Transport", "Understanding", "Wire",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "Mustache", package: "swift-mustache")],
            swiftSettings: settings),
        // Tests, one target a room
        tests("ArtefactTests", ["Artefact"]),
        tests("TextAnalysisTests", ["Artefact", "TextAnalysis"]),
        tests("FiguresTests", ["Figures", "Identifiers"]),
        tests("RetrievalTests", ["Artefact", "Retrieval", "TextAnalysis"]),
        tests("UnderstandingTests", ["Artefact", "Understanding", "Identifiers", "TextAnalysis"]),
        tests("KnowledgeTests", ["Artefact", "Knowledge", "Figures", "Identifiers", "TextAnalysis"]),
        tests("DialogueTests", ["Dialogue", "Figures", "Identifiers", "Knowledge", "TestSupport", "TextAnalysis", "Understanding"]),
        tests("CompositionTests", ["Composition", "Dialogue", "Figures", "Identifiers", "Knowledge", "TestSupport", "TextAnalysis"]),
        tests("MentorCoreTests", ["Artefact", "Composition", "Dialogue", "Figures", "Identifiers", "Knowledge", "MentorCore", "TestSupport", "TextAnalysis",
            "Understanding"]),
        tests("ImportingTests", ["Importing", "Figures", "Identifiers", "Knowledge", "TextAnalysis"]),
        tests("ConversationsTests", ["Composition", "Conversations", "Dialogue", "Identifiers", "Knowledge", "MentorCore", "StoreProbe", "StoreSamples",
            "TestSupport", "TextAnalysis", onServer("GRDB", of: "GRDB.swift")]),
        // Turns for the store's tests, and a writer that they kill
        .target(
            name: "StoreSamples", dependencies: ["Composition", "Conversations", "Dialogue", "Identifiers", "TextAnalysis"], path: "Tests/StoreSamples",
            swiftSettings: settings),
        .executableTarget(name: "StoreProbe", dependencies: ["Conversations", "StoreSamples"], path: "Tests/StoreProbe", swiftSettings: settings),
        tests("ChannelsTests", ["Channels", "Composition", "Figures", "Identifiers", "TextAnalysis", "Wire", onServer("Crypto", of: "swift-crypto"),
            onServer("CryptoExtras", of: "swift-crypto"), onServer("HTTPTypes", of: "swift-http-types")]),
        // Shows what a channel makes of a delivery, to software that nobody here wrote
        .executableTarget(
            name: "ChannelProbe", dependencies: ["Channels", "Composition", "Identifiers", "TextAnalysis", "Wire", onServer("HTTPTypes", of: "swift-http-types")],
            path: "Tests/ChannelProbe", swiftSettings: settings),
        tests("TransportTests", ["Transport", "Wire", onServer("HTTPTypes", of: "swift-http-types")]),
        // Sends as a server does, for the comparison in Tests/Load
        .executableTarget(name: "TransportProbe", dependencies: ["Transport", "Wire"], path: "Tests/TransportProbe", swiftSettings: settings),
        tests("SiteTests", ["Site", "Composition", "Figures", "Identifiers", "Knowledge", "MentorCore", "TestSupport", "TextAnalysis"]),
        tests("MentorServerTests", ["Channels", "Composition", "Conversations", "Dialogue", "Figures", "Knowledge", "MentorCore", "MentorServer", "Site",
            "TestSupport", "TextAnalysis", "Transport", "Wire", onServer("HTTPTypes", of: "swift-http-types"), onServer("Hummingbird", of: "hummingbird"),
            onServer("HummingbirdTesting", of: "hummingbird"), onServer("Logging", of: "swift-log"), onServer("NIOCore", of: "swift-nio"),
            onServer("ServiceLifecycle", of: "swift-service-lifecycle")]),
        // The built program, and the sources as text
        tests("EndToEndTests", ["Conversations", "MentorCLI", "StoreSamples", "TestSupport"]),
        tests("HouseTests", []),
        .target(
            name: "TestSupport", dependencies: ["Composition", "Figures", "Knowledge", "MentorCore", "TextAnalysis"],
            path: "Tests/TestSupport", swiftSettings: settings),
    ]
)
