using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>Documents that accounts share, and who sees which in lists.</summary>
public sealed class DocumentSharingTests
{
    private const string Arn = "arn:aws:ssm:us-east-1:111111111111:document/hello";
    private const string Third = "333333333333";

    private readonly TestAws aws = new();

    private TestCaller Other => aws.RootOf(DocumentSamples.Account);

    [Fact]
    public void An_account_sees_by_its_ARN_what_is_shared_with_it()
    {
        Create("hello");
        Other.Fails("InvalidDocument", GetDocumentOperation.Instance, new(Arn)).Message.ShouldBe($"Document with name {Arn} does not exist.");
        Share("hello", DocumentSamples.Account);

        var seen = Other.Do(DescribeDocumentOperation.Instance, new(Arn)).Document;
        (seen.Name, seen.Owner, seen.Tags.Count).ShouldBe((Arn, "111111111111", 0));
        Other.Do(GetDocumentOperation.Instance, new(Arn)).Content.ShouldContain("date");
        Other.Do(ListDocumentVersionsOperation.Instance, new(Arn)).DocumentVersions.ShouldHaveSingleItem();
        Other.Fails("InvalidDocument", GetDocumentOperation.Instance, new("hello"));
        aws.RootOf(Third).Fails("InvalidDocument", GetDocumentOperation.Instance, new(Arn));

        aws.Root.Do(ModifyDocumentPermissionOperation.Instance, new("hello", DocumentPermissionType.Share, AccountIdsToRemove: [DocumentSamples.Account]));

        Other.Fails("InvalidDocument", DescribeDocumentOperation.Instance, new(Arn));
    }

    [Fact]
    public void An_account_runs_what_is_shared_with_it()
    {
        Create("hello");
        var command = new SendCommand(Arn) { Targets = [new("tag:Team", ["blue"])] };
        Other.Fails("InvalidDocument", SendCommandOperation.Instance, command);
        Share("hello", DocumentSamples.Account);

        Other.Do(SendCommandOperation.Instance, command);

        Other.Fails("InvalidDocumentVersion", SendCommandOperation.Instance, command with { DocumentVersion = "2" });
        aws.RootOf(Third).Fails("InvalidDocument", SendCommandOperation.Instance, command);
    }

    [Fact]
    public void Another_account_s_users_need_permission_of_their_own_too()
    {
        Create("hello");
        Share("hello", DocumentSamples.Account);
        var reader = aws.User("reader", TestAws.Allow("ssm:GetDocument"), DocumentSamples.Account);

        reader.Do(GetDocumentOperation.Instance, new(Arn));

        reader.IsRefused("ssm:DescribeDocument", DescribeDocumentOperation.Instance, new(Arn));
    }

    [Fact]
    public void An_account_sees_the_versions_that_are_shared_with_it()
    {
        Create("hello");
        aws.Root.Do(UpdateDocumentOperation.Instance, new(DocumentSamples.Json("id"), "hello"));
        Share("hello", DocumentSamples.Account);
        aws.Root.Do(ModifyDocumentPermissionOperation.Instance, new("hello", DocumentPermissionType.Share, [Third], SharedDocumentVersion: SharedDocumentVersion.Latest));

        Other.Do(GetDocumentOperation.Instance, new(Arn)).DocumentVersion.ShouldBe("1");
        Other.Fails("InvalidDocumentVersion", GetDocumentOperation.Instance, new(Arn, DocumentVersion: "2"));
        aws.RootOf(Third).Do(GetDocumentOperation.Instance, new(Arn)).DocumentVersion.ShouldBe("2");
        aws.RootOf(Third).Fails("InvalidDocumentVersion", GetDocumentOperation.Instance, new(Arn, DocumentVersion: "1"));

        Share("hello", "All");

        Other.Do(ListDocumentVersionsOperation.Instance, new(Arn)).DocumentVersions.Count.ShouldBe(2);
        aws.RootOf("444444444444").Do(GetDocumentOperation.Instance, new(Arn, DocumentVersion: "2"));
    }

    [Fact]
    public void With_whom_a_document_is_shared_is_listed()
    {
        Create("hello");
        Share("hello", DocumentSamples.Account, Third);

        var page = aws.Root.Do(DescribeDocumentPermissionOperation.Instance, new("hello", DocumentPermissionType.Share, MaxResults: 1));
        page.AccountIds.ShouldBe([DocumentSamples.Account]);
        var rest = aws.Root.Do(DescribeDocumentPermissionOperation.Instance, new("hello", DocumentPermissionType.Share, NextToken: page.NextToken));
        rest.AccountSharingInfoList.ShouldBe([new(Third, SharedDocumentVersion.Default)]);

        aws.Root.Do(ModifyDocumentPermissionOperation.Instance, new("hello", DocumentPermissionType.Share, ["ALL", Third], [Third]));

        aws.Root.Do(DescribeDocumentPermissionOperation.Instance, new("hello", DocumentPermissionType.Share)).AccountIds.ShouldBe([DocumentSamples.Account, "all"]);
        Other.Fails("InvalidDocument", DescribeDocumentPermissionOperation.Instance, new("hello", DocumentPermissionType.Share));
    }

    [Fact]
    public void What_is_shared_is_not_deleted()
    {
        Create("hello");
        Share("hello", DocumentSamples.Account);

        aws.Root.Fails("InvalidDocumentOperation", DeleteDocumentOperation.Instance, new("hello"));

        aws.Root.Do(ModifyDocumentPermissionOperation.Instance, new("hello", DocumentPermissionType.Share, AccountIdsToRemove: [DocumentSamples.Account]));
        aws.Root.Do(DeleteDocumentOperation.Instance, new("hello"));
    }

    [Fact]
    public void Sharing_names_accounts_and_has_its_limits()
    {
        Create("hello");
        aws.Root.Fails("InvalidParameterException", ModifyDocumentPermissionOperation.Instance, new("hello", DocumentPermissionType.Share));
        aws.Root.Fails("ValidationException", ModifyDocumentPermissionOperation.Instance, new("hello", DocumentPermissionType.Share, ["everybody"]));
        aws.Root.Fails("ValidationException", ModifyDocumentPermissionOperation.Instance, new("hello", DocumentPermissionType.Share, [.. Enumerable.Range(0, 21).Select(Account)]));
        for (var batch = 0; batch < 50; batch++)
        {
            Share("hello", [.. Enumerable.Range(batch * 20, 20).Select(Account)]);
        }

        aws.Root.Fails("DocumentPermissionLimit", ModifyDocumentPermissionOperation.Instance, new("hello", DocumentPermissionType.Share, [Account(1000)]));
        Share("hello", Account(0));
        aws.Root.Do(DescribeDocumentPermissionOperation.Instance, new("hello", DocumentPermissionType.Share)).AccountIds.Count.ShouldBe(200);

        static string Account(int number) => $"{400_000_000_000 + number}";
    }

    [Fact]
    public void Five_documents_of_an_account_are_public()
    {
        for (var number = 0; number <= 5; number++)
        {
            Create($"hello{number}");
        }

        for (var number = 0; number < 5; number++)
        {
            Share($"hello{number}", "all");
        }

        aws.Root.Fails("DocumentPermissionLimit", ModifyDocumentPermissionOperation.Instance, new("hello5", DocumentPermissionType.Share, ["all"]));
        Share("hello0", "all");
        Other.Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "hello"));
        Other.Do(ModifyDocumentPermissionOperation.Instance, new("hello", DocumentPermissionType.Share, ["all"]));
    }

    [Fact]
    public void Lists_have_what_the_caller_sees()
    {
        Create("hello");
        Create("mine");
        Share("hello", DocumentSamples.Account);
        aws.RootOf(Third).Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "public"));
        aws.RootOf(Third).Do(ModifyDocumentPermissionOperation.Instance, new("public", DocumentPermissionType.Share, ["all"]));
        Other.Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "own"));
        const string Public = "arn:aws:ssm:us-east-1:333333333333:document/public";

        Names().ShouldBe(["AWS-RunPatchBaseline", "AWS-RunShellScript", "AWS-UpdateSSMAgent", "own", Arn, Public]);
        Names(("Owner", ["Self"])).ShouldBe(["own"]);
        Names(("Owner", ["Private"])).ShouldBe([Arn]);
        Names(("Owner", ["Public"])).ShouldBe(["AWS-RunPatchBaseline", "AWS-RunShellScript", "AWS-UpdateSSMAgent", Public]);
        Names(("Owner", ["Amazon"]), ("Name", ["AWS-RunS", "AWS-U"])).ShouldBe(["AWS-RunShellScript", "AWS-UpdateSSMAgent"]);
        Names(("Owner", ["ThirdParty"])).ShouldBeEmpty();
        Names(("Name", ["hel"])).ShouldBe([Arn]);
        Names(("Owner", ["Amazon"]), ("PlatformTypes", ["Windows"])).ShouldBe(["AWS-RunPatchBaseline", "AWS-UpdateSSMAgent"]);
        Names(("DocumentType", ["Automation"])).ShouldBeEmpty();
        Other.Do(ListDocumentsOperation.Instance, new([new(DocumentFilterKey.Owner, "Self")])).DocumentIdentifiers.ShouldHaveSingleItem().Name.ShouldBe("own");

        // Page by page it is the same.
        List<string> paged = [];
        string? token = null;
        do
        {
            var page = Other.Do(ListDocumentsOperation.Instance, new(MaxResults: 1, NextToken: token));
            paged.AddRange(page.DocumentIdentifiers.Select(document => document.Name));
            token = page.NextToken;
        }
        while (token is not null);
        paged.ShouldBe(Names());

        Other.Fails("InvalidFilterKey", ListDocumentsOperation.Instance, new(Filters: [new("Size", ["1"])]));
        Other.Fails("ValidationException", ListDocumentsOperation.Instance, new(Filters: [new("Owner", ["Self", "Amazon"])]));
        Other.Fails("ValidationException", ListDocumentsOperation.Instance, new(Filters: [new("Owner", ["Somebody"])]));
        Other.Fails("ValidationException", ListDocumentsOperation.Instance, new([new(DocumentFilterKey.Owner, "Self")], [new("Name", ["own"])]));
        Other.Fails("InvalidNextToken", ListDocumentsOperation.Instance, new(NextToken: "x"));

        IReadOnlyList<string> Names(params (string Key, string[] Values)[] filters) => [.. Other.Do(ListDocumentsOperation.Instance, new(Filters: [.. filters.Select(filter => new DocumentKeyValuesFilter(filter.Key, filter.Values))])).DocumentIdentifiers.Select(document => document.Name)];
    }

    [Fact]
    public void Own_documents_are_listed_by_their_tags_and_others_are_not()
    {
        aws.Root.Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "hello") { Tags = [new("Team", "blue")] });
        Create("plain");
        Share("hello", DocumentSamples.Account);
        DocumentKeyValuesFilter filter = new("tag:Team", ["blue", "red"]);

        aws.Root.Do(ListDocumentsOperation.Instance, new(Filters: [filter])).DocumentIdentifiers.ShouldHaveSingleItem().Tags.ShouldBe([new Tag("Team", "blue")]);

        Other.Do(ListDocumentsOperation.Instance, new(Filters: [filter])).DocumentIdentifiers.ShouldBeEmpty();
    }

    private void Create(string name) => aws.Root.Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), name));

    private void Share(string name, params string[] accounts) => aws.Root.Do(ModifyDocumentPermissionOperation.Instance, new(name, DocumentPermissionType.Share, accounts));
}
