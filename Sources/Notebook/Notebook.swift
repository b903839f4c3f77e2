import Engine
import Values
import Workbench

// What a program needs of the rooms below to hold a session; it imports this room alone.

public typealias ExpressionBounds = Values.ExpressionBounds
public typealias Interrupts = Values.Interrupts
public typealias Memory = Engine.Memory
public typealias SessionEnvironment = Workbench.SessionEnvironment
public typealias SessionState = Workbench.SessionState
public typealias Value = Values.Value
