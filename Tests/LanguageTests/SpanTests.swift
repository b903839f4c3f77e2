import Diagnostics
import TestSupport
import Testing

@testable import Language

@Suite struct SpanTests {
    /// The texts that the tokens of a line cover, the end left out.
    private func pieces(_ text: String) throws -> [String] {
        try Lexer.tokens(of: text, firstLine: 1).dropLast().map { covered($0.span, in: text) }
    }

    @Test(arguments: [
        ("add Dense 100 relu", ["add", "Dense", "100", "relu"]),
        ("\tadd\t\tDense", ["add", "Dense"]),
        ("model \"패션 모델\" 층=3", ["model", "\"패션 모델\"", "층", "=", "3"]),
        ("\"👩‍👩‍👧👍🏽\" x 1..2", ["\"👩‍👩‍👧👍🏽\"", "x", "1", "..", "2"]),
        ("e\u{301}t = 'cafe\u{301}' 7", ["e\u{301}t", "=", "'cafe\u{301}'", "7"]),
        ("a<=b**2!=.5e-3", ["a", "<=", "b", "**", "2", "!=", ".5e-3"]),
    ])
    func coverTheirTokens(_ text: String, _ expected: [String]) throws {
        #expect(try pieces(text) == expected)
    }

    @Test func countCharactersNotBytes() throws {
        let found = try Lexer.tokens(of: "\"한국어\" x", firstLine: 4).first
        #expect(found?.span == SourceSpan(line: 4, column: 1, length: 5))
        expectText(
            drawing("model \"한국어 🎉\" \t]"),
            """
            model "한국어 🎉" \t]
                           ^ ] does not fit here
            """)
    }

    @Test func startAnewOnEveryLine() throws {
        let tokens = try Lexer.tokens(of: "fit 5 \\\n\tvalidate \\\r\n  shuffle=true", firstLine: 9)
        let places = tokens.dropLast().map { [$0.span.line, $0.span.column, $0.span.length] }
        #expect(
            places == [
                [9, 1, 3], [9, 5, 1], [10, 2, 8], [11, 3, 7], [11, 10, 1], [11, 11, 4],
            ])
    }

    @Test(arguments: [
        ("y = 3 * (x + 2)", "3 * (x + 2)"),
        ("y = mean(x)[0].a", "mean(x)[0].a"),
        ("y = -x ^ 2", "-x ^ 2"),
        ("y = [1, 2, 3]", "[1, 2, 3]"),
        ("y = not a and b", "not a and b"),
        ("y = 0..9", "0..9"),
        ("값 = \"패션\"", "\"패션\""),
    ])
    func coverWholeExpressions(_ text: String, _ expected: String) throws {
        let statement = try #require(try Parser.parse(text, verbs: verbs))
        guard case .assignment(_, let value) = statement.kind else {
            Issue.record("\(text) is no assignment")
            return
        }
        #expect(covered(value.span, in: text) == expected)
    }

    @Test(arguments: [
        ("fit batch_size=64", "batch_size=64"), ("compile sgd(momentum=0.9)", "sgd(momentum=0.9)"),
        ("show -3", "-3"), ("show a[0..4]", "a[0..4]"), ("show 2..4", "2..4"),
    ])
    func coverArguments(_ text: String, _ expected: String) throws {
        let statement = try #require(try Parser.parse(text, verbs: verbs))
        guard case .command(let command) = statement.kind else {
            Issue.record("\(text) is no command")
            return
        }
        #expect(command.arguments.map { covered($0.span, in: text) } == [expected])
    }

    @Test func joinOnOneLineOnly() {
        let first = SourceSpan(line: 1, column: 3, length: 2)
        #expect(
            first.joined(with: SourceSpan(line: 1, column: 8, length: 4))
                == SourceSpan(line: 1, column: 3, length: 9))
        #expect(first.joined(with: SourceSpan(line: 2, column: 1, length: 1)) == first)
        #expect(SourceSpan(line: 1, column: 1, length: 0).length == 1)
    }
}
