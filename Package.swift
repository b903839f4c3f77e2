// swift-tools-version: 6.2
import PackageDescription

/// `.ci/run` sets this so that a warning fails the build; a learner's newer compiler must not.
let warnings: [SwiftSetting] =
    Context.environment["BOBBIN_WARNINGS_AS_ERRORS"] == nil
    ? [] : [.treatAllWarnings(as: .error)]

/// The rooms that do arithmetic are optimized in debug builds too, as is the one that reads statements:
/// the tests train real networks, draw many points and take apart statements of a megabyte.
let fast: [SwiftSetting] =
    warnings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// Debian's readline is found without pkg-config, whose flags SwiftPM refuses with a warning.
/// OpenBLAS is only linked on macOS: elsewhere it is loaded when it is first needed.
#if os(macOS)
    let readlineConfig: String? = "readline"
    let blasConfig: String? = "openblas"
#else
    let readlineConfig: String? = nil
    let blasConfig: String? = nil
#endif

let package = Package(
    name: "bobbin",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "bobbin", targets: ["bobbin"]),
        // For the tests: loaded before the program, it lets system calls fail.
        .library(name: "CFaults", type: .dynamic, targets: ["CFaults"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    ],
    targets: [
        .systemLibrary(
            name: "COpenBLAS", pkgConfig: blasConfig,
            providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
        .systemLibrary(
            name: "CReadline", pkgConfig: readlineConfig,
            providers: [.apt(["libreadline-dev"]), .brew(["readline"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
        .systemLibrary(
            name: "CCrypto", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        .systemLibrary(
            name: "CHDF5", pkgConfig: "hdf5",
            providers: [.apt(["libhdf5-dev"]), .brew(["hdf5"])]),
        .systemLibrary(
            name: "CZip", pkgConfig: "libzip",
            providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .systemLibrary(
            name: "CPNG", pkgConfig: "libpng",
            providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
        .systemLibrary(
            name: "CMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [
                .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
            ]),
        .target(
            name: "CKernels",
            cSettings: [
                .unsafeFlags(["-O3", "-fno-math-errno", "-fno-trapping-math"])
            ]),

        .target(name: "Wording", swiftSettings: warnings),
        .target(name: "Files", swiftSettings: warnings),
        .target(name: "JSON", dependencies: ["Wording"], swiftSettings: warnings),
        .target(name: "Markdown", dependencies: ["CMarkGFM"], swiftSettings: warnings),
        .target(name: "Diagnostics", swiftSettings: warnings),
        .target(name: "Language", dependencies: ["Diagnostics"], swiftSettings: fast),
        .target(
            name: "PythonSyntax", dependencies: ["Diagnostics", "Wording"], swiftSettings: warnings),
        .target(
            name: "Engine", dependencies: ["Wording", "COpenBLAS", "CKernels"], swiftSettings: fast,
            linkerSettings: [.linkedLibrary("openblas", .when(platforms: [.macOS]))]),
        .target(
            name: "NumPyArrays", dependencies: ["Wording", "Engine"], swiftSettings: fast),
        .target(
            name: "Datasets",
            dependencies: ["Wording", "Files", "Engine", "CKernels", "CZlib", "CCurl", "CCrypto"],
            swiftSettings: fast),
        .target(
            name: "Interchange",
            dependencies: [
                "Wording", "Files", "JSON", "Engine", "CHDF5", "CZip", "CZlib",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ],
            exclude: ["ONNX/onnx.proto"], swiftSettings: fast),
        .target(name: "Output", dependencies: ["Diagnostics", "Wording"], swiftSettings: warnings),
        .target(name: "Figures", dependencies: ["Output", "Wording", "CPNG"], swiftSettings: fast),
        .target(name: "Texts", swiftSettings: warnings),
        // The notebook, from the words of the language up to the session that runs them.
        .target(
            name: "Vocabulary",
            dependencies: ["Diagnostics", "Wording", "Language", "Engine"],
            swiftSettings: warnings),
        .target(
            name: "Values",
            dependencies: ["Diagnostics", "Wording", "Language", "Engine", "Vocabulary"],
            swiftSettings: warnings),
        .target(
            name: "Workbench",
            dependencies: [
                "Diagnostics", "Wording", "Files", "Language", "Engine", "Datasets", "Output",
                "Figures", "Vocabulary", "Values",
            ],
            swiftSettings: warnings),
        .target(
            name: "Statements",
            dependencies: [
                "Diagnostics", "Wording", "Files", "Language", "Engine", "Datasets", "Interchange",
                "Output", "Figures", "Vocabulary", "Values", "Workbench",
            ],
            swiftSettings: warnings),
        .target(
            name: "History",
            dependencies: [
                "Diagnostics", "Wording", "Files", "Language", "Engine", "Output", "Vocabulary",
                "Workbench", "Statements",
            ],
            swiftSettings: warnings),
        .target(
            name: "Insight",
            dependencies: [
                "Diagnostics", "Wording", "Language", "Engine", "Output", "Figures", "Vocabulary",
                "Values", "Workbench", "Statements",
            ],
            swiftSettings: warnings),
        .target(
            name: "KerasPrograms",
            dependencies: [
                "Diagnostics", "Wording", "Language", "Engine", "Datasets", "Interchange", "Output",
                "Vocabulary", "Workbench", "Statements",
            ],
            swiftSettings: warnings),
        .target(
            name: "Python",
            dependencies: [
                "Diagnostics", "Wording", "Files", "Language", "Engine", "Datasets", "Interchange",
                "Output",
                "PythonSyntax", "NumPyArrays", "Vocabulary", "Values", "Workbench", "Statements",
            ],
            swiftSettings: warnings),
        .target(
            name: "Notebook",
            dependencies: [
                "Diagnostics", "Files", "Wording", "Language", "Engine", "Datasets", "Output",
                "Vocabulary", "Values", "Workbench", "Statements", "History", "Insight",
                "KerasPrograms", "PythonSyntax", "Python",
            ],
            swiftSettings: warnings),
        // The program brings the course: lessons/ becomes a source file of this target.
        .executableTarget(name: "embed-course", swiftSettings: warnings),
        .plugin(
            name: "EmbedCourse", capability: .buildTool(), dependencies: ["embed-course"],
            path: "Sources/EmbedCourse"),
        .target(name: "Course", swiftSettings: warnings, plugins: ["EmbedCourse"]),
        .target(
            name: "Lessons",
            dependencies: [
                "Diagnostics", "Wording", "Files", "Markdown", "Notebook", "Output", "Texts",
            ],
            swiftSettings: warnings),
        .target(
            name: "Rendering",
            dependencies: ["Diagnostics", "Wording", "JSON", "Markdown", "Output", "Figures"],
            swiftSettings: warnings),
        .executableTarget(
            name: "bobbin",
            dependencies: [
                "Course", "Diagnostics", "Files", "Wording", "Notebook", "Lessons", "Rendering",
                "Output", "Texts", "CReadline",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: warnings),

        .executableTarget(
            name: "bobbin-bench",
            dependencies: [
                "Engine",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: warnings),

        .testTarget(name: "WordingTests", dependencies: ["Wording"], swiftSettings: warnings),
        .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: warnings),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown"], swiftSettings: warnings),
        .testTarget(
            name: "NumPyArraysTests", dependencies: ["NumPyArrays", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: warnings),
        .testTarget(
            name: "FilesTests", dependencies: ["Files", "TestSupport"], swiftSettings: warnings),
        .testTarget(
            name: "LanguageTests", dependencies: ["Diagnostics", "Language", "TestSupport"],
            swiftSettings: warnings),
        .testTarget(
            name: "PythonSyntaxTests",
            dependencies: ["Diagnostics", "Wording", "PythonSyntax", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: warnings),
        .target(name: "CAllocations", path: "Tests/CAllocations"),
        .target(
            name: "CFaults", path: "Tests/CFaults",
            linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: warnings),
        // What comes in from outside, for `.ci/fuzz` and for the tests that go through what it found.
        .target(
            name: "FuzzDoors",
            dependencies: [
                "Diagnostics", "Wording", "Files", "JSON", "Language", "Engine", "Datasets",
                "Interchange", "Workbench", "Notebook", "Lessons", "Output", "Rendering",
            ],
            path: "Tests/FuzzDoors", swiftSettings: warnings),
        .testTarget(
            name: "FuzzTests", dependencies: ["FuzzDoors", "Engine", "TestSupport"],
            resources: [.copy("Found")], swiftSettings: warnings),
        .testTarget(
            name: "TestSupportTests", dependencies: ["TestSupport"], swiftSettings: warnings),
        .testTarget(
            name: "NotebookTests",
            dependencies: [
                "Diagnostics", "Wording", "Engine", "Interchange", "Vocabulary", "Values",
                "Workbench", "Statements", "History", "Insight", "KerasPrograms", "Python",
                "Notebook", "Output", "TestSupport",
            ],
            exclude: ["Fixtures"], swiftSettings: warnings),
        .testTarget(name: "ArchitectureTests", swiftSettings: warnings),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["bobbin", "Output", "Rendering", "TestSupport"],
            exclude: ["Scripts"],
            swiftSettings: warnings),
        .testTarget(
            name: "EngineTests",
            dependencies: ["Engine", "CKernels", "CCrypto", "CAllocations", "TestSupport"],
            resources: [.copy("Fixtures")],
            swiftSettings: warnings),
        .testTarget(
            name: "DatasetsTests", dependencies: ["Datasets", "Engine", "Files", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: warnings),
        .testTarget(
            name: "InterchangeTests",
            dependencies: ["Engine", "Interchange", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: warnings),
        .testTarget(
            name: "FiguresTests",
            dependencies: ["Output", "Figures", "Wording", "CPNG", "TestSupport"],
            swiftSettings: warnings),
        .testTarget(
            name: "RenderingTests",
            dependencies: ["Diagnostics", "Output", "Rendering", "TestSupport", "Wording"],
            exclude: ["Golden"],
            swiftSettings: warnings),
        .testTarget(name: "TextsTests", dependencies: ["Texts"], swiftSettings: warnings),
        .testTarget(
            name: "LessonsTests",
            dependencies: [
                "Lessons", "Notebook", "Output", "Diagnostics", "Texts", "Rendering", "Wording",
                "TestSupport",
            ],
            swiftSettings: warnings),
    ]
)

/// `.ci/fuzz` sets this to the compiler's libFuzzer: each room then notes which of its branches an
/// input takes, and a program lets inputs in.
if let libFuzzer = Context.environment["BOBBIN_LIBFUZZER"] {
    for target in package.targets where target.type == .regular && !target.name.hasPrefix("C") {
        target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-sanitize=fuzzer"])]
    }
    package.targets.append(
        .executableTarget(
            name: "bobbin-fuzz", dependencies: ["FuzzDoors"], path: "Tests/FuzzDriver",
            linkerSettings: [
                .unsafeFlags(["-Xlinker", libFuzzer]), .linkedLibrary("stdc++"),
            ]))
}
