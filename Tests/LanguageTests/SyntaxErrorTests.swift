import TestSupport
import Testing

@testable import Language

/// Every refusal of the grammar, drawn as a learner would see it.
@Suite struct SyntaxErrorTests {
    private static let strays: [Recorded] = [
        Recorded(
            """
            model "my model
                  ^ this text is not closed
            Put a " at its end.
            """),
        Recorded(
            """
            model 'my model"
                  ^ this text is not closed
            Put a ' at its end.
            """),
        Recorded(
            """
            fit 1e999
                ^^^^^ this number is too large to hold
            Numbers go up to about 1.8e308.
            """),
        Recorded(
            """
            add Dense 100relu
                      ^^^^^^^ a name cannot begin with a digit
            Put a space between the number and the word, or start with a letter.
            """),
        Recorded(
            """
            x = 5 €
                  ^ this character has no meaning here: €
            A text stands between quotes: "like this".
            """),
        Recorded(
            """
            x = 3 × 4
                  ^ this character has no meaning here: ×
            A text stands between quotes: "like this".
            """),
        Recorded(
            #"""
            fit 5 \ 6
                  ^ this character has no meaning here: \
            A text stands between quotes: "like this".
            """#),
        Recorded(
            """
            fit 5️⃣
                ^ this character has no meaning here: 5️⃣
            A text stands between quotes: "like this".
            """),
    ]

    @Test(arguments: strays)
    func stray(_ picture: Recorded) { expectDrawn(picture) }

    private static let missingValues: [Recorded] = [
        Recorded(
            """
            x =
               ^ the line ends where a value should stand
            """),
        Recorded(
            """
            x = 1 +
                   ^ the line ends where a value should stand
            """),
        Recorded(
            """
            fit batch_size=
                           ^ the line ends where a value should stand
            """),
        Recorded(
            """
            show 0..
                    ^ the line ends where a value should stand
            """),
        Recorded(
            """
            y = 3 * (1 + )
                         ^ ) does not fit here
            """),
        Recorded(
            """
            y = * 3
                ^ * does not fit here
            """),
        Recorded(
            """
            fit 5 + 1
                  ^ + does not fit here
            """),
        Recorded(
            """
            fit = = 5
                  ^ = does not fit here
            """),
        Recorded(
            """
            x = 5 6
                  ^ 6 does not fit here
            """),
        Recorded(
            """
            x = 5 0.50
                  ^^^^ 0.50 does not fit here
            """),
        Recorded(
            """
            x = 1 "two"
                  ^^^^^ "two" does not fit here
            """),
        Recorded(
            """
            a = b = 3
                  ^ = does not fit here
            """),
        Recorded(
            """
            fit ]
                ^ ] does not fit here
            """),
        Recorded(
            """
            fit 5; evaluate
                 ^ ; does not fit here
            """),
        Recorded(
            """
            show a[1:2:3]
                      ^ the index needs a ] here
            Close it with ].
            """),
    ]

    @Test(arguments: missingValues)
    func values(_ picture: Recorded) { expectDrawn(picture) }

    private static let openBrackets: [Recorded] = [
        Recorded(
            """
            compile sgd(momentum=0.9
                                    ^ the call needs a ) here
            Close it with ).
            """),
        Recorded(
            """
            compile sgd(momentum=0.9 nesterov=true
                                     ^^^^^^^^ the call needs a ) here
            Close it with ).
            """),
        Recorded(
            """
            compile sgd(momentum=0.9 [nesterov])
                                     ^ the call needs a ) here
            Close it with ).
            """),
        Recorded(
            """
            show train_input[7
                              ^ the index needs a ] here
            Close it with ].
            """),
        Recorded(
            """
            compile adam metrics=[accuracy
                                          ^ the list needs a ] here
            Close it with ].
            """),
        Recorded(
            """
            y = (1 + 2
                      ^ the bracket needs a ) here
            Close it with ).
            """),
        Recorded(
            """
            y = (1 + 2]
                      ^ the bracket needs a ) here
            Close it with ).
            """),
        Recorded(
            """
            y = [1, 2)
                     ^ the list needs a ] here
            Close it with ].
            """),
        Recorded(
            """
            variable w
                     ^ variable needs a name, = and a value
            For example: variable w = 0
            """),
        Recorded(
            """
            record mean(y)
                   ^^^^ record needs a name, = and a value
            For example: record cost = mean(y ^ 2)
            """),
    ]

    @Test(arguments: openBrackets)
    func brackets(_ picture: Recorded) { expectDrawn(picture) }

    @Test func aLaterLineIsPointedAt() {
        expectText(
            drawing("fit 5 \\\n  batch_size="),
            """
              batch_size=
                         ^ the line ends where a value should stand
            """)
        #expect(
            drawing("model \"two \\\nlines\"").hasSuffix(
                """
                      ^ this text is not closed
                Put a " at its end.
                """))
    }

    @Test func whatCannotBeSeenIsNamed() {
        let named = [
            ("\u{7}", "U+0007"), ("\u{1B}", "U+001B"), ("\u{7F}", "U+007F"),
            ("\u{FFFD}", "U+FFFD"), ("\u{0}", "U+0000"), ("\u{9B}", "U+009B"),
            ("\u{200B}", "U+200B"), ("\u{202E}", "U+202E"), ("\u{FEFF}", "U+FEFF"),
        ]
        for (character, name) in named {
            #expect(
                drawing("fit " + character) == """
                    fit \(character)
                        ^ this character has no meaning here: \(name)
                    A text stands between quotes: "like this".
                    """)
        }
    }

    /// The first line of a picture is the source; the parser's answer must be the whole picture.
    private func expectDrawn(_ picture: Recorded) {
        expectText(drawing(String(picture.text.prefix { !$0.isNewline })), picture)
    }
}
