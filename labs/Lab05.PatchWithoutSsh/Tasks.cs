namespace Lab05.PatchWithoutSsh;

/// <summary>The lab's tasks, in order.</summary>
public interface ITasks
{
    /// <summary>Task 1: give the instance <c>server</c> its role, with what the agent of Systems Manager needs, and nothing else.</summary>
    Task GrantAgentAsync(LabContext aws);

    /// <summary>Task 2: let the server reach Systems Manager and Amazon S3 inside the VPC, and nobody else reach these endpoints.</summary>
    Task CreateEndpointsAsync(LabContext aws);

    /// <summary>Task 3: let nothing in to the server.</summary>
    Task CloseServerAsync(LabContext aws);

    /// <summary>Task 4: let the operator patch instances with the tag <c>Patching</c> of the value <c>weekly</c>, read what came of it, and nothing else.</summary>
    Task GrantPatchingAsync(LabContext aws);
}
