import Foundation
import Output
import Testing

@testable import Rendering

/// What is said of `--json` beside what it writes.
@Suite struct JSONReferenceTests {
    @Test func everyTypeHasAnExampleThatIsJSON() throws {
        let lines = JSONReference.text.split(separator: "\n").map {
            $0.drop { $0 == " " }
        }.filter { $0.hasPrefix("{") }
        let types = try lines.map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return try #require((object as? [String: Any])?["type"] as? String)
        }
        #expect(Set(types) == Set(Block.types + ["cell", "end"]))
        #expect(types.count == JSONReference.lines.count + JSONReference.blocks.count)
    }

    /// What is said to be a line of its own is one.
    @Test func linesAreLines() {
        for (meaning, event) in JSONReference.lines {
            #expect(JSONRenderer.line(for: event) != nil, "\(meaning)")
        }
        for (meaning, block) in JSONReference.blocks {
            #expect(JSONRenderer.line(for: .block(block)) == nil, "\(meaning)")
        }
    }
}
