/// Letters made of strokes, for pictures of pixels: what ASCII has, Latin letters
/// with marks, and a few signs.
///
/// A letter is a width and its strokes. Each point is two digits, across and up, in tenths of the
/// size: the base line lies at 2, small letters reach to 7, capitals to 9.
enum StrokeFont {
    struct Glyph {
        var width: Double
        /// Points with the base line at 0, upward.
        var strokes: [[ScenePoint]]
    }

    /// Between two letters, in tenths of the size.
    private static let gap = 2.0

    /// - Returns: nil for a letter that the font does not have.
    static func glyph(_ character: Character) -> Glyph? {
        glyphs[character] ?? accented[character]
    }

    /// In points, for letters that the font has.
    static func width(of text: String, size: Double) -> Double {
        let tenths = text.reduce(0) { $0 + (glyph($1)?.width ?? 0) + gap }
        return max(0, tenths - gap) * size / 10
    }

    /// The strokes of a text whose base line begins at `start`, in a picture that runs downward.
    static func strokes(of text: String, at start: ScenePoint, size: Double) -> [[ScenePoint]] {
        var x = start.x
        return text.flatMap { character -> [[ScenePoint]] in
            guard let glyph = glyph(character) else { return [] }
            defer { x += (glyph.width + gap) * size / 10 }
            return glyph.strokes.map { stroke in
                stroke.map { ScenePoint(x + $0.x * size / 10, start.y - $0.y * size / 10) }
            }
        }
    }

    private static let glyphs: [Character: Glyph] = Dictionary(
        uniqueKeysWithValues: drawn.map { character, text in
            let parts = text.split(separator: "|", omittingEmptySubsequences: false)
            let strokes = parts[1].split(separator: "/").map { stroke in
                stroke.split(separator: " ").map { pair in
                    let digits = pair.compactMap { $0.wholeNumberValue.map(Double.init) }
                    return ScenePoint(digits[0], digits[1] - 2)
                }
            }
            return (character, Glyph(width: Double(parts[0]) ?? 4, strokes: strokes))
        })

    /// Letters with a mark above or below, in threes: the letter, what it is made of.
    private static let accents =
        "äa¨ëe¨ïi¨öo¨üu¨ÿy¨ÄA¨ËE¨ÏI¨ÖO¨ÜU¨áa´ée´íi´óo´úu´ýy´ćc´ńn´śs´źz´ÁA´ÉE´ÍI´ÓO´ÚU´"
        + "àa`èe`ìi`òo`ùu`ÀA`ÈE`ÌI`ÒO`ÙU`âa^êe^îi^ôo^ûu^ÂA^ÊE^ÎI^ÔO^ÛU^ãa~ñn~õo~ÃA~ÑN~ÕO~"
        + "åa°ÅA°çc¸ÇC¸şs¸ŞS¸"

    private static let accented: [Character: Glyph] = {
        let letters = Array(accents)
        var found: [Character: Glyph] = [:]
        for start in stride(from: 0, to: letters.count - 2, by: 3) {
            guard var glyph = glyphs[letters[start + 1]] else { continue }
            // Small letters reach to 5 above the base line, capitals to 7.
            let (middle, top) = (glyph.width / 2, letters[start + 1].isUppercase ? 8.0 : 6.0)
            if letters[start + 1] == "i" { glyph.strokes.removeLast() }
            glyph.strokes += mark(letters[start + 2]).map { stroke in
                stroke.map { ScenePoint(middle + $0.0, $0.1 < 0 ? $0.1 : top + $0.1) }
            }
            found[letters[start]] = glyph
        }
        return found
    }()

    /// The strokes of a mark around the middle of a letter, above its top or below the base line.
    private static func mark(_ sign: Character) -> [[(Double, Double)]] {
        switch sign {
        case "¨": [[(-1, 0.5)], [(1, 0.5)]]
        case "´": [[(-0.5, 0), (0.8, 1.5)]]
        case "`": [[(0.5, 0), (-0.8, 1.5)]]
        case "^": [[(-1.2, 0), (0, 1.3), (1.2, 0)]]
        case "~": [[(-1.5, 0.2), (-0.6, 1), (0.6, 0.3), (1.5, 1)]]
        case "°": [[(-0.7, 0.7), (0, 1.4), (0.7, 0.7), (0, 0), (-0.7, 0.7)]]
        default: [[(0, -0.1), (0.5, -1), (-0.8, -1.8)]]
        }
    }

    private static let drawn: [(Character, String)] = [
        (" ", "3|"), ("!", "1|09 05/02"), ("\"", "2|09 07/29 27"),
        ("#", "5|12 29/32 49/04 54/07 57"),
        ("$", "4|48 39 19 08 07 16 35 44 43 32 12 03/21 20/29 28"),
        ("%", "6|02 69/19 08 07 16 27 28 19/54 43 42 51 62 63 54"),
        ("&", "5|52 18 29 38 37 05 03 12 32 55"), ("'", "1|09 07"), ("(", "2|29 17 14 22"),
        (")", "2|09 17 14 02"), ("*", "4|05 45/13 37/17 33"), ("+", "4|05 45/23 27"),
        (",", "1|12 00"), ("-", "3|05 35"), (".", "1|02"), ("/", "4|02 49"),
        ("0", "4|19 39 48 43 32 12 03 08 19"), ("1", "4|07 29 22/02 42"),
        ("2", "4|08 19 39 48 47 02 42"), ("3", "4|08 19 39 48 47 36 16/36 45 43 32 12 03"),
        ("4", "4|32 39 04 44"), ("5", "4|49 09 06 36 45 43 32 12 03"),
        ("6", "4|48 39 19 08 03 12 32 43 45 36 16 05"), ("7", "4|09 49 12"),
        ("8", "4|16 07 08 19 39 48 47 36 16 05 03 12 32 43 45 36"),
        ("9", "4|46 35 15 06 08 19 39 48 43 32 12 03"), (":", "1|02/06"), (";", "1|12 00/16"),
        ("<", "4|47 05 43"), ("=", "4|04 44/06 46"), (">", "4|07 45 03"),
        ("?", "4|08 19 39 48 47 25 24/22"),
        ("@", "6|46 37 27 16 14 23 33 44 47/44 53 64 67 58 28 07 03 12 42"),
        ("A", "6|02 39 62/14 54"), ("B", "5|02 09 39 48 47 36 06/36 45 54 53 42 02"),
        ("C", "5|58 49 19 08 03 12 42 53"), ("D", "5|02 09 39 57 54 32 02"),
        ("E", "4|42 02 09 49/06 36"), ("F", "4|02 09 49/06 36"),
        ("G", "5|58 49 19 08 03 12 42 53 55 35"), ("H", "5|02 09/52 59/06 56"), ("I", "0|02 09"),
        ("J", "4|49 43 32 12 03"), ("K", "5|02 09/59 05/26 52"), ("L", "4|09 02 42"),
        ("M", "6|02 09 35 69 62"), ("N", "5|02 09 52 59"), ("O", "5|19 49 58 53 42 12 03 08 19"),
        ("P", "5|02 09 49 58 56 45 05"), ("Q", "5|19 49 58 53 42 12 03 08 19/34 52"),
        ("R", "5|02 09 49 58 56 45 05/25 52"), ("S", "5|58 49 19 08 07 16 46 55 53 42 12 03"),
        ("T", "6|09 69/39 32"), ("U", "5|09 03 12 42 53 59"), ("V", "6|09 32 69"),
        ("W", "8|09 22 47 62 89"), ("X", "5|02 59/09 52"), ("Y", "6|09 36 69/36 32"),
        ("Z", "5|09 59 02 52"), ("[", "2|29 09 00 20"), ("\\", "4|09 42"), ("]", "2|09 29 20 00"),
        ("^", "4|07 29 47"), ("_", "5|01 51"), ("`", "1|09 18"),
        ("a", "4|06 17 37 46 42/45 15 04 03 12 32 43"), ("b", "4|09 02/06 17 37 46 43 32 12 03"),
        ("c", "4|46 37 17 06 03 12 32 43"), ("d", "4|49 42/46 37 17 06 03 12 32 43"),
        ("e", "4|05 45 46 37 17 06 03 12 32 43"), ("f", "3|39 29 18 12/07 37"),
        ("g", "4|46 37 17 06 03 12 32 43/47 41 30 10 01"), ("h", "4|09 02/06 17 37 46 42"),
        ("i", "0|07 02/09"), ("j", "2|27 21 10 00/29"), ("k", "4|09 02/47 04/25 42"),
        ("l", "1|09 03 12"), ("m", "6|02 07/06 17 27 36 32/36 47 57 66 62"),
        ("n", "4|02 07/06 17 37 46 42"), ("o", "4|17 37 46 43 32 12 03 06 17"),
        ("p", "4|07 00/06 17 37 46 43 32 12 03"), ("q", "4|47 40/46 37 17 06 03 12 32 43"),
        ("r", "3|02 07/05 17 37"), ("s", "4|46 37 17 06 15 35 44 43 32 12 03"),
        ("t", "3|19 13 22 32/07 37"), ("u", "4|07 03 12 32 43/47 42"), ("v", "4|07 22 47"),
        ("w", "6|07 12 36 52 67"), ("x", "4|07 42/02 47"), ("y", "4|07 22/47 22 10 00"),
        ("z", "4|07 47 02 42"), ("{", "2|29 18 16 05 14 11 20"), ("|", "0|09 00"),
        ("}", "2|09 18 16 25 14 11 00"), ("~", "4|05 16 35 46"), ("…", "6|02/32/62"),
        ("·", "0|05"), ("×", "4|03 47/07 43"), ("–", "4|05 45"), ("−", "4|05 45"),
        ("→", "6|05 65/38 65 32"), ("’", "1|09 07"),
        ("ß", "4|02 08 19 39 48 37 26 35 44 43 32 22"),
    ]
}
