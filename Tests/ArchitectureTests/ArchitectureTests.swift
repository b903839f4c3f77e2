import Foundation
import Testing

/// Who may import whom, and who may touch the world outside.
@Suite struct ArchitectureTests {
    /// The arrows of the house: each room with the rooms and libraries that it may import.
    private static let arrows: [String: Set<String>] = [
        "Wording": [],
        "Files": [],
        "JSON": ["Wording"],
        "Markdown": ["CMarkGFM"],
        "NumPyArrays": ["Wording", "Engine"],
        "Diagnostics": [],
        "Language": ["Diagnostics"],
        "PythonSyntax": ["Diagnostics", "Wording"],
        "Engine": ["Wording", "COpenBLAS", "CKernels"],
        "Datasets": ["Wording", "Files", "Engine", "CKernels", "CZlib", "CCurl", "CCrypto"],
        "Interchange": [
            "Wording", "Files", "JSON", "Engine", "CHDF5", "CZip", "CZlib", "SwiftProtobuf",
        ],
        "Output": ["Diagnostics", "Wording"],
        "Figures": ["Output", "Wording", "CPNG"],
        "Vocabulary": ["Diagnostics", "Wording", "Language", "Engine"],
        "Values": ["Diagnostics", "Wording", "Language", "Engine", "Vocabulary"],
        "Workbench": [
            "Diagnostics", "Wording", "Files", "Language", "Engine", "Datasets", "Output",
            "Figures", "Vocabulary", "Values",
        ],
        "Statements": [
            "Diagnostics", "Wording", "Files", "Language", "Engine", "Datasets", "Interchange",
            "Output", "Figures", "Vocabulary", "Values", "Workbench",
        ],
        "History": [
            "Diagnostics", "Wording", "Files", "Language", "Engine", "Output", "Vocabulary",
            "Workbench", "Statements",
        ],
        "Insight": [
            "Diagnostics", "Wording", "Language", "Engine", "Output", "Figures", "Vocabulary",
            "Values", "Workbench", "Statements",
        ],
        "KerasPrograms": [
            "Diagnostics", "Wording", "Language", "Engine", "Datasets", "Interchange", "Output",
            "Vocabulary", "Workbench", "Statements",
        ],
        "Python": [
            "Diagnostics", "Wording", "Files", "Language", "Engine", "Datasets", "Output",
            "PythonSyntax", "NumPyArrays", "Vocabulary", "Values", "Workbench", "Statements",
        ],
        "Notebook": [
            "Diagnostics", "Files", "Wording", "Language", "Engine", "Datasets", "Output",
            "Vocabulary", "Values", "Workbench", "Statements", "History", "Insight",
            "KerasPrograms", "PythonSyntax", "Python",
        ],
        "Texts": [],
        "Course": [],
        "EmbedCourse": ["PackagePlugin"],
        "embed-course": [],
        "Lessons": ["Diagnostics", "Wording", "Files", "Markdown", "Notebook", "Output", "Texts"],
        "Rendering": ["Diagnostics", "Wording", "JSON", "Markdown", "Output", "Figures"],
        "bobbin": [
            "Course", "Diagnostics", "Files", "Wording", "Notebook", "Lessons", "Rendering",
            "Output", "Texts", "CReadline", "ArgumentParser",
        ],
        "bobbin-bench": ["Engine", "ArgumentParser"],
    ]

    /// Modules of the system that any room may use.
    private static let system: Set<String> = [
        "Glibc", "Darwin", "Foundation", "FoundationEssentials", "Synchronization", "Dispatch",
    ]

    @Test func theSourcesAreThere() {
        #expect(SourceTree.files.count > 50)
        #expect(SourceTree.package.contains("let package = Package("))
    }

    @Test func noArrowIsBroken() {
        for file in SourceTree.files {
            guard let allowed = Self.arrows[file.room] else {
                Issue.record("\(file.path) is in a room that has no arrows")
                continue
            }
            for module in file.imports where !allowed.union(Self.system).contains(module) {
                Issue.record("\(file.path) imports \(module)")
            }
        }
    }

    @Test func importsAreFound() {
        let file = SourceTree.File(
            room: "x", path: "x.swift",
            lines: [
                "import Engine", "    import Glibc", "@preconcurrency import CReadline",
                "@testable import Notebook", "public import Output",
                "import struct Foundation.Data",
                "// import Nothing", "let text = \"import this\"", "an import of goods",
            ])
        #expect(
            file.imports == ["Engine", "Glibc", "CReadline", "Notebook", "Output", "Foundation"])
    }

    @Test func eachLibraryIsTouchedWhereItBelongs() {
        func users(of module: String) -> [String] {
            SourceTree.files.filter { $0.imports.contains(module) }.map(\.path)
        }
        #expect(users(of: "COpenBLAS") == ["Engine/Tensors/OpenBLAS.swift"])
        #expect(users(of: "CReadline").allSatisfy { $0.hasPrefix("bobbin/") })
        #expect(users(of: "CReadline").count == 1)
        // Tables and pictures in gzip files; packed arrays in HDF5 files.
        #expect(
            Set(users(of: "CZlib").map { $0.split(separator: "/")[0] })
                == ["Datasets", "Interchange"])
        #expect(users(of: "CZlib").count == 2)
        #expect(users(of: "CMarkGFM") == ["Markdown/MarkdownReader.swift"])
        #expect(users(of: "CPNG") == ["Figures/Files/PNGFile.swift"])
        for library in ["CCurl", "CCrypto"] {
            #expect(users(of: library).allSatisfy { $0.hasPrefix("Datasets/") })
        }
    }

    /// The programs: what may print and read its surroundings.
    private static let programs: Set<String> = ["bobbin", "bobbin-bench", "embed-course"]
    /// OpenBLAS is told its kernels by an environment variable of its own and in no other way; the
    /// file that loads it sets that variable while it does.
    private static let librarySettings = "Engine/Tensors/OpenBLAS.swift"

    @Test func onlyTheProgramKnowsItsSurroundings() {
        let words = [
            "ProcessInfo", "getenv", "setenv", "isatty(", "ioctl(", "tcgetattr", "CommandLine.",
            "readLine(", "STDIN_FILENO", "STDOUT_FILENO", "STDERR_FILENO", "FileHandle.standard",
        ]
        expectNowhere(
            words,
            in: SourceTree.files.filter {
                !Self.programs.contains($0.room) && $0.path != Self.librarySettings
            })
    }

    @Test func nothingPrintsButTheProgram() {
        let functions = ["print", "debugPrint", "dump", "fputs", "printf", "puts", "putchar"]
        for file in SourceTree.files where !Self.programs.contains(file.room) {
            let found = file.lines(holding: functions.map { $0 + "(" }) { before in
                // `fputs(` holds `puts(` and `text.dump(` is somebody's own; help quotes Python's.
                before.map { !$0.isLetter && !"_.\"".contains($0) } ?? true
            }
            #expect(found == [], "\(file.path)")
        }
    }

    @Test func noLearnersInputMeetsATrap() {
        // `precondition` is for our own bugs; these have no place at all.
        expectNowhere(["fatalError(", "try!", "as!"], in: SourceTree.files)
    }

    /// What a test reads and writes lies in a `TemporaryFolder`, which is gone when it is over: no
    /// invented place, none that the user, the machine or another test may have something in.
    @Test func testsStandAlone() {
        let words = [
            "NSTemporaryDirectory", "temporaryDirectory", "NSHomeDirectory", "homeDirectory",
            "currentDirectoryPath", "changeCurrentDirectory", "\"/nowhere",
        ]
        let rooms = ["ArchitectureTests", "TestSupport"]
        #expect(SourceTree.tests.count > 50)
        expectNowhere(words, in: SourceTree.tests.filter { !rooms.contains($0.room) })
    }

    @Test func everyRoomIsATarget() {
        for room in SourceTree.rooms {
            #expect(SourceTree.package.contains("name: \"\(room)\""), "\(room)")
            #expect(Self.arrows[room] != nil || room.hasPrefix("C"), "\(room) has no arrows")
        }
        for room in Self.arrows.keys { #expect(SourceTree.rooms.contains(room), "\(room)") }
    }

    /// Editors are told the widths that the formatter holds to.
    @Test func editorsKeepTheFormat() throws {
        func text(_ name: String) throws -> String {
            try String(contentsOf: SourceTree.root.appending(path: name), encoding: .utf8)
        }
        let (format, editor) = (try text(".swift-format"), try text(".editorconfig"))
        let length = try #require(format.firstMatch(of: /"lineLength": (\d+)/)?.output.1)
        let spaces = try #require(format.firstMatch(of: /"spaces": (\d+)/)?.output.1)
        let swift = try #require(editor.components(separatedBy: "[*.swift]\n").last)
        #expect(swift.contains("max_line_length = \(length)\n"))
        #expect(swift.contains("indent_size = \(spaces)\n"))
        #expect(swift.contains("indent_style = space\n"))
    }

    private func expectNowhere(_ words: [String], in files: [SourceTree.File]) {
        for file in files { #expect(file.lines(holding: words) == [], "\(file.path)") }
    }
}
