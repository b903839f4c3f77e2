extension String {
    package func trimmingWhitespace() -> String {
        String(drop(while: \.isWhitespace)).trimmingEnd()
    }

    package func trimmingEnd() -> String {
        var text = Substring(self)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// With spaces up to a width in characters.
    package func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
