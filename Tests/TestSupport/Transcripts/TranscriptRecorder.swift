import Foundation
import Synchronization

/// Writes what the program says now in place of what a test expects.
///
/// `BOBBIN_RECORD=1` in the environment of the tests asks for it. Nothing outside a folder of tests is
/// ever written, and a source only where it still is the one that the tests were built from.
public final class TranscriptRecorder: Sendable {
    public static let isAskedFor = ProcessInfo.processInfo.environment["BOBBIN_RECORD"] != nil

    /// The one for this package's tests.
    public static let shared = TranscriptRecorder(
        folder: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path)

    /// Why a text could not be recorded.
    public struct Refusal: Error, CustomStringConvertible, Equatable {
        public var description: String
    }

    /// A source as it was when the tests were built, with the literals that take another text.
    private struct Source {
        var before: [UInt8]
        var edits: [Int: (range: Range<Int>, literal: String, text: String)] = [:]

        var after: [UInt8] {
            var bytes = before
            for edit in edits.values.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
                bytes.replaceSubrange(edit.range, with: edit.literal.utf8)
            }
            return bytes
        }
    }

    private let folder: String
    private let sources = Mutex<[String: Source]>([:])

    /// - Parameter folder: that in which it may write.
    init(folder: String) { self.folder = folder }

    /// Writes a text into the literal that ends a call.
    ///
    /// Tests run at the same time and a literal may change its number of lines, so every place is one
    /// of the source as it was, and the whole file is written from there each time.
    ///
    /// - Parameters:
    ///   - file: the path of the source.
    ///   - line: that of the bracket which opens the call's arguments, from 1.
    ///   - column: the same, in bytes.
    public func write(
        _ said: String, insteadOf recorded: String, file: String, line: Int, column: Int
    ) throws {
        let path = try allowed(file, ending: ".swift")
        try sources.withLock { sources in
            var source = try sources[path] ?? Source(before: Array(Data(contentsOf: path.asFile)))
            guard let place = SourceScanner.place(line: line, column: column, in: source.before)
            else { throw Self.stale(path) }
            var scanner = SourceScanner(source.before, at: place)
            guard let literal = scanner.literalEndingCall(), let text = literal.text else {
                throw Refusal(
                    description:
                        "The text in line \(line) of \(path) is not one literal at the end "
                        + "of its call, without interpolations: it is changed by hand.")
            }
            guard text == recorded else { throw Self.stale(path) }
            if let edit = source.edits[place], edit.text != said {
                throw Refusal(
                    description: "The one text in line \(line) of \(path) is expected of answers "
                        + "that differ: there must be one for each.")
            }
            source.edits[place] = (literal.range, literal.source(for: said), said)
            sources[path] = source
            try Data(source.after).write(to: path.asFile, options: .atomic)
        }
    }

    /// Writes a whole file of text, and makes its folder.
    public func write(_ said: String, toFile file: String) throws {
        let path = try allowed(file, ending: ".txt")
        try FileManager.default.createDirectory(
            at: path.asFile.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(said.utf8).write(to: path.asFile, options: .atomic)
    }

    private func allowed(_ file: String, ending: String) throws -> String {
        let path = file.asFile.standardizedFileURL.path
        guard path.hasPrefix(folder + "/"), path.hasSuffix(ending) else {
            throw Refusal(description: "\(path) is no \(ending) file in \(folder).")
        }
        return path
    }

    private static func stale(_ path: String) -> Refusal {
        Refusal(description: "\(path) has changed since the tests were built: build them again.")
    }
}

extension String {
    fileprivate var asFile: URL { URL(fileURLWithPath: self) }
}
