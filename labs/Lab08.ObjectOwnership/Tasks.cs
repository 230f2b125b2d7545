namespace Lab08.ObjectOwnership;

/// <summary>The lab's tasks, in order. Account A acts in all of them.</summary>
public interface ITasks
{
    /// <summary>Task 1: allow account B to upload to the inbox under <c>from-b/</c>, with ACLs enabled, but only with <c>bucket-owner-full-control</c>, so that account A owns every upload.</summary>
    Task TakeOverUploadsAsync(LabContext aws);

    /// <summary>Task 2: make account A the owner of every object in the archive, including account B's old uploads.</summary>
    Task EnforceOwnershipAsync(LabContext aws);

    /// <summary>Task 3: allow account B to list the archive, as its ACL did, and to read the objects under <c>2019/</c>. Allow nothing else.</summary>
    Task ShareByPolicyAsync(LabContext aws);
}
