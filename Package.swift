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

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
    name: "mentor",
    products: [
        .executable(name: "mentor", targets: ["MentorCLI"]),
        .library(name: "MentorCore", targets: ["MentorCore"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Floor 0
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        room("Artefact"),
        room("Identifiers", ["Artefact"]),
        room("TextAnalysis", ["Artefact", "CStemmer"]),
        room("Figures", ["Artefact", "Identifiers"]),
        // Floor 1
        room("Retrieval", ["Artefact", "TextAnalysis"]),
        room("Understanding", ["Artefact", "Identifiers", "TextAnalysis"]),
        room("Knowledge", ["Artefact", "Figures", "Identifiers", "TextAnalysis", "Yams"]),
        // Floor 2
        room("Dialogue", ["Artefact", "Figures", "Identifiers", "Knowledge", "TextAnalysis", "Understanding"]),
        room("Composition", ["Dialogue", "Figures", "Identifiers", "Knowledge", "TextAnalysis", "Understanding",
            .product(name: "Mustache", package: "swift-mustache")]),
        // Floor 3
        room("MentorCore", ["Artefact", "Composition", "Dialogue", "Figures", "Identifiers", "Knowledge", "Retrieval",
            "TextAnalysis", "Understanding"]),
        // Floor 4
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),
        room("Importing", ["CArchive", "CXML", "Figures", "Identifiers", "Knowledge", "TextAnalysis"]),
        // Floor 6
        .systemLibrary(name: "CEdit", providers: [.apt(["libedit-dev"])]),
        .executableTarget(
            name: "MentorCLI",
            dependencies: ["Artefact", "CEdit", "Composition", "Dialogue", "Figures", "Identifiers", "Importing", "Knowledge", "MentorCore", "Retrieval",
                "TextAnalysis", "Understanding", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "Mustache", package: "swift-mustache")],
            swiftSettings: settings),
        // Tests, one target a room
        tests("ArtefactTests", ["Artefact"]),
        tests("TextAnalysisTests", ["Artefact", "TextAnalysis"]),
        tests("FiguresTests", ["Figures", "Identifiers"]),
        tests("RetrievalTests", ["Artefact", "Retrieval", "TextAnalysis"]),
        tests("UnderstandingTests", ["Artefact", "Understanding", "Identifiers", "TextAnalysis"]),
        tests("KnowledgeTests", ["Knowledge", "Figures", "Identifiers", "TextAnalysis"]),
        tests("DialogueTests", ["Dialogue", "Figures", "Identifiers", "Knowledge", "TestSupport", "TextAnalysis", "Understanding"]),
        tests("CompositionTests", ["Composition", "Dialogue", "Figures", "Identifiers", "Knowledge", "TestSupport", "TextAnalysis"]),
        tests("MentorCoreTests", ["Artefact", "Composition", "Dialogue", "Figures", "Identifiers", "Knowledge", "MentorCore", "TestSupport", "TextAnalysis",
            "Understanding"]),
        tests("ImportingTests", ["Importing", "Figures", "Identifiers", "Knowledge", "TextAnalysis"]),
        // The built program, and the sources as text
        tests("EndToEndTests", ["MentorCLI"]),
        tests("HouseTests", []),
        .target(
            name: "TestSupport", dependencies: ["Composition", "Figures", "Knowledge", "MentorCore", "TextAnalysis"],
            path: "Tests/TestSupport", swiftSettings: settings),
    ]
)
