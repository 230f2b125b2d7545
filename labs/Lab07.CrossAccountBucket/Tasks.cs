namespace Lab07.CrossAccountBucket;

/// <summary>The lab's tasks, in order.</summary>
public interface ITasks
{
    /// <summary>Task 1, account A: allow account B to list and read the objects under <c>shared/</c> in the bucket of reports, and nothing else. Account B decides which of its principals may use this.</summary>
    Task ShareReportsAsync(LabContext aws);

    /// <summary>Task 2, account B: allow the role <c>analyst</c> to list and read the shared reports and to put copies under <c>copies/</c> in B's own bucket. Allow nothing else, and no other principal.</summary>
    Task DelegateToAnalystAsync(LabContext aws);

    /// <summary>Task 3, account A: allow only account B to put files under <c>from-partner/</c> in the exchange, and turn on Block Public Access.</summary>
    Task CloseExchangeAsync(LabContext aws);

    /// <summary>Task 4, account A: deny account B reading what is under <c>shared/drafts/</c>, whatever B's policies allow. The names may stay listed, and everything else stays shared.</summary>
    Task WithholdDraftsAsync(LabContext aws);
}
