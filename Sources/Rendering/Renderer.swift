import Output

/// Shows what a session says, in one form (a terminal, JSON lines, …).
///
/// Events may come from any thread; a renderer keeps them in the order in which it receives them.
/// Text leaves through the `write` closure given at construction, called with the renderer locked:
/// it must not send events back to the same renderer.
public protocol Renderer: Sendable {
    func receive(_ event: OutputEvent)
}
