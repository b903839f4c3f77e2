import Foundation
import Testing

/// The Python of tutorials that lie in a folder of the reader's own: each block of code in their
/// texts comes out as CPython's own `ast` has it.
@Suite struct TutorialTests {
    private static let folder = ProcessInfo.processInfo.environment["BOBBIN_TUTORIALS"]

    /// The fenced blocks of Python, without the indentation of the fence.
    static func blocks(of text: String) -> [String] {
        var blocks: [String] = []
        var block: [Substring]?
        var indent = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let bare = line.drop { $0 == " " }
            if bare.hasPrefix("```") {
                if let lines = block {
                    blocks.append(lines.joined(separator: "\n") + "\n")
                    block = nil
                } else if bare.dropFirst(3).hasPrefix("py") {
                    indent = line.count - bare.count
                    block = []
                } else {
                    block = nil
                }
            } else {
                block?.append(line.dropFirst(min(indent, line.count - bare.count)))
            }
        }
        return blocks
    }

    @Test(
        .enabled(
            if: folder != nil && LivePython.isAskedFor,
            "BOBBIN_TUTORIALS names a folder of Markdown, BOBBIN_PYTHON a Python 3.13"))
    func blocksAreCPythons() throws {
        let folder = URL(fileURLWithPath: Self.folder ?? "")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let blocks = try names.flatMap {
            Self.blocks(
                of: try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
        }
        #expect(!blocks.isEmpty)
        for (block, verdict) in zip(blocks, try LivePython.verdicts(on: blocks)) {
            MutationTests().compare(block, verdict)
        }
    }
}
