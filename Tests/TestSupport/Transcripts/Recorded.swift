import Foundation
import Testing

/// A text that the program is expected to say, and where in the tests it stands.
///
/// For tables of arguments, `Recorded("No such file.")`; `expectText` takes a literal by itself. The
/// literal stands last in its call and holds no interpolation, so that it can be recorded; a table
/// stands in a constant of its own, not in the `@Test` attribute, where no place is known.
public struct Recorded: Sendable {
    public var text: String
    var location: SourceLocation
    var file: String

    public init(
        _ text: String, _ location: SourceLocation = #_sourceLocation, file: String = #filePath
    ) {
        self.text = text
        self.location = location
        self.file = file
    }
}

/// Expects that a text is the recorded one, or records it where `BOBBIN_RECORD=1` says so.
///
/// Where they differ, the lines that do are shown.
///
/// - Parameter said: nil where nothing was said at all.
public func expectText(_ said: String?, _ recorded: Recorded) {
    guard said != recorded.text else { return }
    guard let said else {
        Issue.record(
            "Nothing was said instead of:\n\(recorded.text)", sourceLocation: recorded.location)
        return
    }
    guard TranscriptRecorder.isAskedFor else {
        report(TextDifference(recorded: recorded.text, said: said), at: recorded.location)
        return
    }
    do {
        try TranscriptRecorder.shared.write(
            said, insteadOf: recorded.text, file: recorded.file, line: recorded.location.line,
            column: recorded.location.column)
    } catch {
        Issue.record("\(error)", sourceLocation: recorded.location)
    }
}

public func expectText(
    _ said: String?, _ text: String, _ location: SourceLocation = #_sourceLocation,
    file: String = #filePath
) {
    expectText(said, Recorded(text, location, file: file))
}

/// The same for lines, which are recorded as one text: no line of them has a break within.
public func expectText(_ lines: some Sequence<String>, _ recorded: Recorded) {
    let lines = Array(lines)
    #expect(!lines.contains { $0.contains("\n") }, sourceLocation: recorded.location)
    expectText(lines.joined(separator: "\n"), recorded)
}

public func expectText(
    _ lines: some Sequence<String>, _ text: String, _ location: SourceLocation = #_sourceLocation,
    file: String = #filePath
) {
    expectText(lines, Recorded(text, location, file: file))
}

/// Expects that a file beside the test holds a text, or records it there.
///
/// - Parameter name: `Golden/bars-80.txt`, below the test's own folder.
public func expectFile(
    _ name: String, says said: String, _ location: SourceLocation = #_sourceLocation,
    file: String = #filePath
) throws {
    let path = URL(fileURLWithPath: file).deletingLastPathComponent().appending(path: name).path
    let recorded = try? String(contentsOfFile: path, encoding: .utf8)
    guard said != recorded else { return }
    if TranscriptRecorder.isAskedFor {
        try TranscriptRecorder.shared.write(said, toFile: path)
    } else if let recorded {
        report(TextDifference(recorded: recorded, said: said), at: location)
    } else {
        Issue.record(
            "There is no file \(name) yet: BOBBIN_RECORD=1 writes it.", sourceLocation: location)
    }
}

private func report(_ difference: TextDifference, at location: SourceLocation) {
    Issue.record(
        """
        Another text than the recorded one (- recorded, + said now; BOBBIN_RECORD=1 records it):
        \(difference)
        """, sourceLocation: location)
}
