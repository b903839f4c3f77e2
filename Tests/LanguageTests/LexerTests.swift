import Testing

@testable import Language

@Suite struct LexerTests {
    @Test(arguments: [
        ("fit 5", "w:fit n:5 end"),
        ("add Dense 100 relu", "w:add w:Dense n:100 w:relu end"),
        ("fit batch_size=64", "w:fit w:batch_size s:= n:64 end"),
        ("0.3 .5 5. 1e-3 1E5 2.5e+2", "n:0.3 n:0.5 n:5 n:0.001 n:100000 n:250 end"),
        ("1_000_000", "n:1000000 end"),
        ("0..9", "n:0 s:.. n:9 end"),
        ("0.5..1.5", "n:0.5 s:.. n:1.5 end"),
        ("a[0..9]", "w:a s:[ n:0 s:.. n:9 s:] end"),
        ("history.loss", "w:history s:. w:loss end"),
        ("a==b != c<=d>=e<f>g", "w:a s:== w:b s:!= w:c s:<= w:d s:>= w:e s:< w:f s:> w:g end"),
        ("2**3 ^ 4", "n:2 s:^ n:3 s:^ n:4 end"),
        ("x=-1", "w:x s:= s:- n:1 end"),
        ("_hidden layer2", "w:_hidden w:layer2 end"),
        ("?Dense", "s:? w:Dense end"),
    ])
    func cutsALine(_ text: String, _ expected: String) {
        #expect(tokens(text) == expected)
    }

    @Test(arguments: [
        (#"model "패션 MNIST 모델""#, "w:model t:패션 MNIST 모델 end"),
        ("model '따옴표'", "w:model t:따옴표 end"),
        (#""she said \"yes\"""#, #"t:she said "yes" end"#),
        (#"'it\'s'"#, "t:it's end"),
        (#""back\\slash""#, #"t:back\slash end"#),
        (#""a\nb""#, #"t:a\nb end"#),
        (#""say 'hi'""#, "t:say 'hi' end"),
        (#""""#, "t: end"),
        (#""👩‍👩‍👧 # no comment""#, "t:👩‍👩‍👧 # no comment end"),
        ("평균 = 3", "w:평균 s:= n:3 end"),
        ("élan naïve Größe", "w:élan w:naïve w:Größe end"),
    ])
    func readsTextsAndNamesOfAnyScript(_ text: String, _ expected: String) {
        #expect(tokens(text) == expected)
    }

    @Test(arguments: [
        ("# only a comment", "end"),
        ("fit 5 # five times", "w:fit n:5 end"),
        ("fit 5#five", "w:fit n:5 end"),
        ("", "end"),
        (" \t\u{a0} ", "end"),
        ("fit \\\n  5", "w:fit n:5 end"),
        ("fit \\  \n  5", "w:fit n:5 end"),
        ("fit \\\r\n  5", "w:fit n:5 end"),
        ("fit 5 \\", "w:fit n:5 end"),
    ])
    func passesOverWhatSaysNothing(_ text: String, _ expected: String) {
        #expect(tokens(text) == expected)
    }

    @Test func tellsACallFromTwoValues() throws {
        let call = try Lexer.tokens(of: "f(x)", firstLine: 1)
        let values = try Lexer.tokens(of: "f (x)", firstLine: 1)
        #expect(call.map(\.isSpaced) == [true, false, false, false, true])
        #expect(values.map(\.isSpaced) == [true, true, false, false, true])
    }

    @Test func numbersStayExact() throws {
        for value in [0.1, 1e-300, 1.7976931348623157e308, 9_007_199_254_740_991] {
            let token = try #require(try Lexer.tokens(of: value.description, firstLine: 1).first)
            #expect(token.kind == .number(value))
        }
    }
}
