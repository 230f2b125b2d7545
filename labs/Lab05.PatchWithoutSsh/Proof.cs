namespace Lab05.PatchWithoutSsh;

/// <summary>Tests the lab's exercise, solution and checks.</summary>
public sealed class Proof : LabProof<Lab, Checks>;
