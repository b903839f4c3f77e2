import Foundation
import Testing

/// What CONTRIBUTING.md says of where things are added is so.
@Suite struct ContributingTests {
    /// The paths at the head of a section's items, by the section's title.
    private let lists: [String: [String]]

    init() throws {
        let text = try Self.text(".github/CONTRIBUTING.md")
        var lists: [String: [String]] = [:]
        for section in text.components(separatedBy: "\n## ").dropFirst() {
            let title = String(section.prefix { $0 != "\n" })
            // What stands before the colon of an item is where to go.
            lists[title] = section.components(separatedBy: "\n- ").dropFirst().flatMap { item in
                item.prefix { $0 != ":" }.matches(of: /`([^`]+)`/).map { String($0.output.1) }
            }.filter { $0.contains("/") }
        }
        self.lists = lists
    }

    @Test func everyPathIsThere() throws {
        #expect(lists.keys.filter { $0.hasPrefix("Add a ") }.count == 4)
        for (title, paths) in lists where title.hasPrefix("Add a ") {
            #expect(paths.count >= 3, "\(title)")
            for path in paths where !path.contains("NAME") {
                #expect(
                    FileManager.default.fileExists(
                        atPath: SourceTree.root.appending(path: path).path), "\(path)")
            }
        }
    }

    @Test func statements() throws {
        let paths = try #require(lists["Add a statement"])
        let (rooms, files) = (paths.filter { !$0.contains(".") }, paths.filter { $0.contains(".") })
        let verbs = try Self.text(files[0]).matches(of: /(?m)^    case ([a-zA-Z_=", ]+)$/)
            .flatMap { $0.output.1.components(separatedBy: ", ") }
            .map { verb in (verb, word: verb.firstMatch(of: /"(.*)"/).map { String($0.output.1) }) }
        #expect(verbs.count > 40)
        let sources = SourceTree.files.filter { file in
            rooms.contains { "Sources/\(file.path)".hasPrefix($0 + "/") }
        }
        for (verb, word) in verbs {
            let name = String(verb.prefix { $0 != " " })
            let homes = sources.filter { file in
                file.lines.contains { $0.contains("verb: .\(name),") }
            }
            #expect(homes.count == 1, "\(name): \(homes.map(\.path))")
            for file in [files[2], files[3]] {
                let known = try Self.text(file).contains(try Regex("\\.\(name)\\b"))
                #expect(known, "\(name) in \(file)")
            }
            let script = try Self.text(files[4])
            #expect(
                script.contains(try Regex("(?m)^ *\(word ?? name)\\b")), "\(name) in \(files[4])")
        }
        #expect(try Self.text(files[1]).contains("enum StatementTable"))
    }

    @Test func layers() throws {
        let paths = try #require(lists["Add a layer"])
        let names = try Self.text(paths[1]).matches(of: /(?m)^ +(\w+)\.self,?$/).map(\.output.1)
        #expect(names.count >= 7)
        for name in names {
            let source = try Self.text(paths[0].replacing("NAME", with: name))
            #expect(source.contains("struct \(name): Layer"), "\(name)")
            #expect(try Self.text(paths[2]).contains("extension \(name): ONNXLayer"), "\(name)")
            for folder in paths[3...] {
                let isTested = SourceTree.tests.contains { file in
                    "Tests/\(file.path)".hasPrefix(folder + "/")
                        && file.lines.contains { $0.contains("\(name)(") }
                }
                #expect(isTested, "\(name) in \(folder)")
            }
        }
        let folder = String(paths[0].prefix { $0 != "N" })
        for file in SourceTree.files where "Sources/\(file.path)".hasPrefix(folder) {
            guard file.lines.contains(where: { $0.contains("static let kind = ") }) else {
                continue
            }
            let name = file.path.split(separator: "/").last.map { $0.prefix { $0 != "." } } ?? ""
            #expect(names.contains(name), "\(file.path) is not registered")
        }
    }

    @Test func rulesOfTheCoach() throws {
        let paths = try #require(lists["Add a coach rule"])
        let folder = paths[0].replacing("NAME.swift", with: "")
        let rules = SourceTree.files.filter { "Sources/\($0.path)".hasPrefix(folder) }
            .compactMap { $0.path.split(separator: "/").last?.prefix { $0 != "." } }
        #expect(rules.count > 15)
        let (registry, tests) = (try Self.text(paths[1]), try Self.text(paths[2]))
        for rule in rules {
            #expect(registry.contains("\(rule)()"), "\(rule) is not registered")
            let test = rule.prefix(1).lowercased() + rule.dropFirst()
            #expect(tests.contains("func \(test)()"), "\(rule) has no test of its name")
        }
    }

    @Test func lessons() throws {
        let paths = try #require(lists["Add a lesson"])
        let pattern = try #require(paths.first { $0.contains("NN-NAME") })
        let folder = SourceTree.root.appending(path: pattern).deletingLastPathComponent().path
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".md") }
        #expect(files.count >= 13)
        let table = try Self.text(paths[1])
        for file in files {
            let name = try #require(file.wholeMatch(of: /\d\d-([a-z0-9-]+)\.md/)?.output.1)
            let lesson = try Self.text("lessons/\(file)")
            #expect(lesson.contains("\nid: \(name)\n"), "\(file)")
            #expect(table.contains("\"\(name)\""), "\(name) in \(paths[1])")
        }
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: SourceTree.root.appending(path: path), encoding: .utf8)
    }
}
