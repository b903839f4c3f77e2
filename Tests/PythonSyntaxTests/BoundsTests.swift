import Diagnostics
import PythonSyntax
import Testing

/// However deep, tall or long a text is, it is read or refused by name: in time, and without using up
/// the stack, neither while it is read nor when its tree is compared and let go.
@Suite struct BoundsTests {
    private static func `repeat`(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    private static let many = 100_000

    @Test(arguments: [
        "(", "[", "{", "not ", "-", "f\"{", "lambda:", "f(", "a[", "{1:", "(a:=",
    ])
    func nestingIsBounded(opening: String) {
        expectRefusal(Self.repeat(opening, Self.many) + "x", "this is nested more than 200 deep")
    }

    @Test func blocksAreBounded() {
        let deep = (0..<1_000).map { Self.repeat(" ", $0) + "if x:\n" }.joined()
        expectRefusal(deep, "this is nested more than 200 deep")
        expectRefusal(
            "if x: y\n" + Self.repeat("elif x: y\n", Self.many), "this is nested more than 200 deep"
        )
        expectRefusal("match x:\n case " + Self.repeat("[", Self.many), "this is nested more than")
    }

    @Test(arguments: [".b", "+a", "()", "[0]", "*a", " @ a", ".b()"])
    func chainsAreBounded(link: String) {
        expectRefusal("a" + Self.repeat(link, Self.many), "more than 500 operators or calls hang")
    }

    @Test func powersAreBounded() {
        expectRefusal("a" + Self.repeat("**a", Self.many), "this is nested more than 200 deep")
        expectRefusal(Self.repeat("a if b else ", 50_000) + "c", "this is nested more than 200")
    }

    /// A chain within brackets within a chain is as tall as all of them together.
    @Test func heightsAddUp() {
        let tall = Self.repeat("(", 90) + "x" + Self.repeat(Self.repeat("+a", 90) + ")", 90)
        expectRefusal(tall, "more than 500 operators or calls hang")
    }

    @Test func lengthIsBounded() {
        let long = Self.repeat("x = 1\n", 180_000)
        expectRefusal(long, "this text of Python is longer than 1 MB")
        expectRefusal("1" + Self.repeat("0", 5_000), "this number has more than 4300 digits")
        expectRefusal("0x" + Self.repeat("f", 5_000), "this number has more than 4300 digits")
    }

    @Test(arguments: [
        (opening: "(", middle: "x", closing: ")", count: 199),
        ("[", "", "]", 199), ("not ", "x", "", 199), ("-", "x", "", 199), ("f(", "", ")", 199),
        ("f'{", "x", "}'", 90), ("lambda:", "0", "", 199), ("a[", "0", "]", 199),
        ("", "a", "+a", 499), ("", "a", ".b", 499), ("", "a", "<a", 20_000),
        ("", "a", " and a", 20_000), ("[", "x", " for x in y]", 90), ("", "1", ",1", 20_000),
        ("", "x", "\nx", 20_000), ("", "'a'", " 'b'", 20_000), ("", "f'{x}'", "f'{x}'", 10_000),
        ("", "a", "=a", 20_000), ("", "x", ";x", 20_000), ("(", "a", ",)", 199),
    ])
    func withinTheBounds(opening: String, middle: String, closing: String, count: Int) throws {
        let text =
            Self.repeat(opening, count) + middle + Self.repeat(closing, count)
        let tree = try PythonParser.parse(text)
        #expect(tree == (try PythonParser.parse(text)))
    }

    @Test func deepBlocksAreRead() throws {
        let text = (0..<99).map { Self.repeat(" ", $0) + "if x:\n" }.joined()
        let tree = try PythonParser.parse(text + Self.repeat(" ", 99) + "y")
        #expect(tree.count == 1 && tree[0].lastLine == 100)
        let branches = "if x: y\n" + Self.repeat("elif x: y\n", 190)
        #expect(try PythonParser.parse(branches) == (try PythonParser.parse(branches)))
    }

    private func expectRefusal(_ text: String, _ message: String) {
        do throws(Diagnostic) {
            _ = try PythonParser.parse(text)
            Issue.record("taken: \(text.prefix(40))")
        } catch {
            #expect(error.message.hasPrefix(message), "\(text.prefix(40))")
            #expect(error.hint != nil && error.cause == .bound, "\(text.prefix(40))")
        }
    }
}
