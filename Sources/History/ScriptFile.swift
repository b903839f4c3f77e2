import Diagnostics
import Files
import Language
import Vocabulary
import Workbench

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file of statements that `run "other.bob"` names.
package struct ScriptFile: Sendable {
    /// As it was written.
    package let name: String
    package let path: String
    package let parts: [SourceText.Part]
    /// What was left out of it.
    package let notice: Diagnostic?

    /// Files within files beyond this are refused.
    private static let deepest = 20
    private static let mostBytes = 10_000_000

    /// - Throws: why the file cannot be run: not there, no text, running already.
    package init(
        _ command: Command, _ environment: SessionEnvironment, openScripts: [String]
    ) throws(Diagnostic) {
        var reader = try ArgumentReader(command.arguments, of: "run", options: [])
        guard let argument = reader.next() else {
            throw Diagnostic(
                "run needs the name of a file.", hint: "For example: run \"other.bob\"")
        }
        guard let name = FilePath.written(in: argument), !name.isEmpty else {
            throw Diagnostic(
                "the name of a file is needed here", hint: "For example: run \"other.bob\"",
                at: argument.span)
        }
        try reader.finish()
        do throws(Diagnostic) {
            try environment.checkReading(name)
        } catch {
            throw error.placed(at: argument.span)
        }
        let path = environment.path(name)
        if openScripts.contains(path) {
            throw Diagnostic("\(name) is running already, and would never come to its end.")
        }
        guard openScripts.count < Self.deepest else {
            throw Diagnostic(
                "These are more than \(Self.deepest) files, each run by the one before.")
        }
        self.name = name
        self.path = path
        let text = try Self.text(name, path)
        let transcript = try Transcript(text)
        parts = SourceText(transcript?.text ?? text).parts
        notice = transcript?.notice
    }

    private static func text(_ name: String, _ path: String) throws(Diagnostic) -> String {
        if name.hasSuffix(".md"), exists(path) {
            throw Diagnostic(
                "\(name) is a lesson or a text, not a script.",
                hint: "A lesson begins with `lesson`; a script's name ends in .bob.")
        }
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try InputFile.bytes(of: path, atMost: mostBytes)
        } catch {
            switch error {
            case .missing: throw missing(name, path)
            case .notAFile: throw Diagnostic("\(name) is no file of statements.")
            case .tooLarge: throw Diagnostic("\(name) is too large to be a script.")
            default:
                throw Diagnostic(
                    "\(name) cannot be read.", hint: "It must be a file that you may read.")
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Diagnostic("\(name) holds bytes that are no text (UTF-8).")
        }
        return text
    }

    private static func missing(_ name: String, _ path: String) -> Diagnostic {
        let folder = folder(of: path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let scripts = names.filter { $0.hasSuffix(".bob") }.sorted()
        let meant = Suggestion.nearest(to: lastComponent(name), among: scripts)
        return Diagnostic(
            "There is no file \(name).",
            hint: Suggestion.hint(meant)
                ?? (scripts.isEmpty
                    ? "Files are looked for in \(folder)."
                    : "There are: \(scripts.prefix(8).joined(separator: ", "))."))
    }
}

extension SessionEnvironment {
    /// Where a file that a statement names lies: beside the working folder unless it begins with / or ~.
    package func path(_ name: String) -> String {
        URL(
            fileURLWithPath: (try? expanded(name)) ?? name,
            relativeTo: URL(fileURLWithPath: workingFolder, isDirectory: true)
        )
        .standardized.resolvingSymlinksInPath().path
    }
}
