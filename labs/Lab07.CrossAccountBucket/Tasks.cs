namespace Lab07.CrossAccountBucket;

/// <summary>The lab's tasks, in the order in which they are done.</summary>
public interface ITasks
{
    /// <summary>Task 1, account A: let account B list and read what lies under <c>shared/</c> in the bucket of reports, and nothing else. Who in B may use it, B decides.</summary>
    Task ShareReportsAsync(LabContext aws);

    /// <summary>Task 2, account B: let the role <c>analyst</c> use that and put copies under <c>copies/</c> in B's own bucket; nothing else, and nobody else.</summary>
    Task DelegateToAnalystAsync(LabContext aws);

    /// <summary>Task 3, account A: let account B, and nobody but account B, put files under <c>from-partner/</c> in the exchange, and close the bucket to the public.</summary>
    Task CloseExchangeAsync(LabContext aws);

    /// <summary>Task 4, account A: withhold <c>shared/drafts/</c> from account B, whatever B's policies say; the rest stays shared.</summary>
    Task WithholdDraftsAsync(LabContext aws);
}
