import Foundation
import Testing

/// What SECURITY.md promises, a test holds.
@Suite struct SecurityTests {
    private let text: String

    init() throws {
        text = try String(
            contentsOf: SourceTree.root.appending(path: ".github/SECURITY.md"), encoding: .utf8)
    }

    @Test func everyTestIsThere() {
        let names = text.matches(of: /`(\w+Tests)(?:\.(\w+))?`/)
        #expect(names.count > 40)
        for name in names {
            let (suite, test) = (String(name.output.1), name.output.2.map(String.init))
            let files = SourceTree.tests.filter { file in
                file.lines.contains { $0.contains("struct \(suite) {") }
            }
            #expect(!files.isEmpty, "\(suite)")
            guard let test else { continue }
            #expect(
                files.contains { file in
                    file.lines.contains { $0.contains("func \(test)(") }
                }, "\(suite).\(test)")
        }
    }

    /// A promise without a test is none.
    @Test func everyPromiseHasATest() {
        let rows = text.split(separator: "\n").filter {
            $0.hasPrefix("| ") && $0 != "| promise | tests |"
        }
        #expect(rows.count > 20)
        for row in rows { #expect(row.contains("Tests"), "\(row)") }
    }

    @Test func itIsNoLongerThanTheReadMe() throws {
        let readMe = try String(
            contentsOf: SourceTree.root.appending(path: "README.md"), encoding: .utf8)
        #expect(text.utf8.count <= readMe.utf8.count)
    }
}
