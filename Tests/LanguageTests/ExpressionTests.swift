import Diagnostics
import Testing

@testable import Language

@Suite struct ExpressionTests {
    @Test(arguments: [
        ("1 + 2 * 3", "(1 + (2 * 3))"),
        ("1 * 2 + 3", "((1 * 2) + 3)"),
        ("1 - 2 - 3", "((1 - 2) - 3)"),
        ("8 / 4 / 2", "((8 / 4) / 2)"),
        ("a @ b * c", "((a @ b) * c)"),
        ("2 ^ 3 ^ 2", "(2 ^ (3 ^ 2))"),
        ("2 ** 3 ** 2", "(2 ^ (3 ^ 2))"),
        ("-2 ^ 2", "(- (2 ^ 2))"),
        ("2 ^ -1", "(2 ^ -1)"),
        ("2 ^ -x ^ 2", "(2 ^ (- (x ^ 2)))"),
        ("- - x", "(- (- x))"),
        ("- - 2", "2"),
        ("(-2) ^ 2", "(-2 ^ 2)"),
        ("+2 - +3", "(2 - 3)"),
        ("1 + 2 == 3", "((1 + 2) == 3)"),
        ("a < b == c", "((a < b) and (b == c))"),
        ("not a == b", "(not (a == b))"),
        ("not not a", "(not (not a))"),
        ("a or b and c", "(a or (b and c))"),
        ("a and not b or c", "((a and (not b)) or c)"),
        ("a > 0.8 and b < 2", "((a > 0.8) and (b < 2))"),
        ("0..n - 1", "0..(n - 1)"),
    ])
    func groupsAsPythonDoes(_ text: String, _ expected: String) throws {
        #expect(try Parser.expression(text).notation == expected)
    }

    @Test(arguments: [
        ("mean(x)", "mean(x)"), ("f()", "f()"), ("f(1, 2,)", "f(1, 2)"),
        ("f(g(h(1)))", "f(g(h(1)))"), ("f(x=1, y=[2])", "f(x=1, y=[2])"),
        ("f(1)(2)[3].four", "f(1)(2)[3].four"),
        ("a[0]", "a[0]"), ("a[-1]", "a[-1]"), ("a[0, 1]", "a[0, 1]"),
        ("a[0..9]", "a[0..9]"), ("a[1:2, :]", "a[1:2, :]"), ("a[i + 1]", "a[(i + 1)]"),
        ("a.b.c", "a.b.c"), ("(a)", "a"), ("((a))", "a"), ("(a,)", "[a]"), ("(a, b)", "[a, b]"),
        ("[a,]", "[a]"), ("[[1, 2], [3]]", "[[1, 2], [3]]"),
        ("True and False", "(yes and no)"),
    ])
    func readsCallsIndicesAndLists(_ text: String, _ expected: String) throws {
        #expect(try Parser.expression(text).notation == expected)
    }

    @Test func namesAreSpelledOut() throws {
        #expect(try Parser.expression("history.val_loss").dottedName == "history.val_loss")
        #expect(try Parser.expression("a[0].b").dottedName == nil)
        #expect(try Parser.expression("x").word == "x")
        #expect(try Parser.expression("5").word == nil)
    }

    @Test func nothingMayFollow() {
        #expect(throws: Diagnostic("5 does not fit here", at: .init(line: 3, column: 3, length: 1)))
        {
            try Parser.expression("x 5", line: 3)
        }
        #expect(throws: Diagnostic.self) { try Parser.expression("") }
    }
}
