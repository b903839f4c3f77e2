extension String {
    package func trimmingWhitespace() -> String {
        String(drop(while: \.isWhitespace)).trimmingEnd()
    }

    package func trimmingEnd() -> String {
        var text = Substring(self)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
