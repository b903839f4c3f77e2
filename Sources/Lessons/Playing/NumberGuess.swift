import Notebook

/// What a learner means by a number: `7,850`, `about 2.3`, `85%`, `784*10+10`, `7850 parameters`.
enum NumberGuess {
    /// - Parameters:
    ///   - isPercentage: whether a share is asked for as a percentage: `85` is then 0.85.
    ///   - evaluate: works out an expression; nil for what is none.
    static func value(
        _ line: String, isPercentage: Bool, evaluate: (String) -> Double?
    ) -> Double? {
        var text = line.lowercased().trimmed
        for prefix in prefixes where text.hasPrefix(prefix) {
            text = text.dropFirst(prefix.count).trimmed
        }
        while let last = text.last, "?!.".contains(last) { text.removeLast() }
        guard let written = Written(text) else {
            // A name would make it a statement that looks at something.
            guard StatementSyntax.names(inExpression: text).isEmpty,
                text.contains(where: \.isNumber),
                let value = evaluate(text), value.isFinite
            else { return nil }
            return share(value, isPercentage: isPercentage)
        }
        return written.isMarked
            ? written.value / 100 : share(written.value, isPercentage: isPercentage)
    }

    private static let prefixes = [
        "i guess", "maybe", "roughly", "approximately", "about", "around", "ca.", "~", "≈", "=",
    ]

    private static func share(_ value: Double, isPercentage: Bool) -> Double {
        isPercentage && abs(value) > 1 ? value / 100 : value
    }

    /// A number as people write it, with a unit perhaps.
    private struct Written {
        var value: Double
        /// Whether it is marked as a percentage.
        var isMarked = false

        private static let scales = [
            "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "millions": 1e6, "billion": 1e9,
        ]

        init?(_ text: String) {
            let number = text.prefix {
                $0.isASCII && ($0.isNumber || ".,_' +-".contains($0))
            }
            guard Self.isGrouped(number.trimmed) else { return nil }
            var digits = number.filter { !Self.separators.contains($0) }
            var rest = text.dropFirst(number.count)
            if rest.first == "e", let exponent = Self.exponent(rest) {
                digits += exponent
                rest = rest.dropFirst(exponent.count)
            }
            guard let value = Double(digits), value.isFinite else { return nil }
            var words = rest.split(separator: " ").map(String.init)
            if let first = words.first, first == "%" || first == "percent" {
                isMarked = true
                words.removeFirst()
            }
            let scale = words.first.flatMap { Self.scales[$0] }
            if scale != nil { words.removeFirst() }
            guard words.allSatisfy({ $0.allSatisfy { $0.isLetter || $0 == "-" } }) else {
                return nil
            }
            self.value = value * (scale ?? 1)
        }

        private static let separators: Set<Character> = [",", "_", "'", " "]

        /// Whether what stands between separators is thousands: `7,850`, and neither `1 2` nor `7,85`.
        private static func isGrouped(_ number: String) -> Bool {
            let whole = number.prefix { $0 != "." }
            return whole.split(omittingEmptySubsequences: false) { separators.contains($0) }
                .dropFirst().allSatisfy { $0.count == 3 && $0.allSatisfy(\.isNumber) }
        }

        private static func exponent(_ text: Substring) -> String? {
            let sign = text.dropFirst().prefix { $0 == "-" || $0 == "+" }
            let digits = text.dropFirst(1 + sign.count).prefix { $0.isASCII && $0.isNumber }
            guard sign.count < 2, !digits.isEmpty else { return nil }
            return "e" + sign + digits
        }
    }
}
