namespace Lab08.ObjectOwnership;

/// <summary>The lab's tasks, in the order in which they are done. Account A acts in all of them.</summary>
public interface ITasks
{
    /// <summary>Task 1: let account B upload to the inbox, under <c>from-b/</c>, with ACLs on, but only what it hands over with <c>bucket-owner-full-control</c>: every upload is account A's.</summary>
    Task TakeOverUploadsAsync(LabContext aws);

    /// <summary>Task 2: make everything in the archive account A's, what account B uploaded years ago as well.</summary>
    Task EnforceOwnershipAsync(LabContext aws);

    /// <summary>Task 3: let account B list the archive, as its ACL did, and read what lies under <c>2019/</c>; nothing else.</summary>
    Task ShareByPolicyAsync(LabContext aws);
}
