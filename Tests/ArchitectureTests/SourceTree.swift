import Foundation

/// The package's own sources as text.
enum SourceTree {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    struct File {
        /// The folder under Sources or Tests.
        var room: String
        /// `Notebook/Values/Value.swift`.
        var path: String
        var lines: [String]

        /// The modules named in its `import` lines.
        var imports: [String] {
            lines.compactMap { line in
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"),
                    words[..<place].allSatisfy({ $0.hasPrefix("@") || Self.levels.contains($0) }),
                    place + 1 < words.count
                else { return nil }
                let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "var"]
                let name = kinds.contains(words[place + 1]) ? words.last : words[place + 1]
                return name.map { String($0.prefix { $0 != "." }) }
            }
        }

        /// Lines of code that hold one of `words`, comments left out.
        ///
        /// - Parameter fits: is asked about the character before the word, nil at a line's start.
        func lines(
            holding words: [String], where fits: (Character?) -> Bool = { _ in true }
        ) -> [String] {
            lines.filter { line in
                let code = line.range(of: "//").map { line[..<$0.lowerBound] } ?? line[...]
                return words.contains { word in
                    code.ranges(of: word).contains { fits(code[..<$0.lowerBound].last) }
                }
            }
        }

        private static let levels: Set<Substring> = [
            "public", "internal", "package", "fileprivate", "private",
        ]
    }

    /// Every Swift file under Sources.
    static let files = read("Sources")
    /// Every Swift file under Tests.
    static let tests = read("Tests")

    private static func read(_ folder: String) -> [File] {
        let folder = root.appending(path: folder)
        guard let walk = FileManager.default.enumerator(atPath: folder.path) else { return [] }
        return walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
            .compactMap { path in
                guard
                    let text = try? String(
                        contentsOf: folder.appending(path: path), encoding: .utf8)
                else { return nil }
                return File(
                    room: String(path.prefix { $0 != "/" }), path: path,
                    lines: text.split(omittingEmptySubsequences: false) { $0.isNewline }
                        .map(String.init))
            }
    }

    /// The folders under Sources.
    static let rooms: [String] = {
        let sources = root.appending(path: "Sources").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: sources)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }()

    static let package: String =
        (try? String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)) ?? ""
}
