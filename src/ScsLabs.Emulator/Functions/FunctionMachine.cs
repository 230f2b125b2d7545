using ScsLabs.Emulator.Sandboxes;

namespace ScsLabs.Emulator.Functions;

/// <summary>What functions need of this machine.</summary>
/// <param name="Sandbox">What makes sandboxes.</param>
/// <param name="Files">The files of functions.</param>
/// <param name="Connections">The connections of sandboxes to the emulator.</param>
internal sealed record FunctionMachine(SandboxProgram Sandbox, FunctionFiles Files, SandboxConnections Connections);
