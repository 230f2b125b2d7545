namespace $NAME$;

/// <summary>Tests the lab's exercise, solution and checks.</summary>
public sealed class Proof : LabProof<Lab, Checks>;
