using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>The life of documents: contents, versions, names and limits.</summary>
public sealed class DocumentTests
{
    private const string Yaml = """
        schemaVersion: "2.2"
        description: Says hello.
        parameters:
          name:
            type: String
            default: world
          words:
            type: StringList
            default: [a, b]
        mainSteps:
          - action: aws:runShellScript
            name: run
            inputs:
              runCommand:
                - echo hello {{ name }}
        """;

    private readonly TestAws aws = new();

    [Fact]
    public void A_document_is_created_read_and_deleted()
    {
        var created = Create("hello").DocumentDescription;

        created.ShouldBe(Describe("hello") with { Status = DocumentStatus.Creating }, new Comparer());
        created.Owner.ShouldBe("111111111111");
        created.Hash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(DocumentSamples.Json("date")))));
        created.PlatformTypes.ShouldBe([PlatformType.Linux, PlatformType.MacOS]);
        (created.SchemaVersion, created.DocumentVersion, created.LatestVersion, created.DefaultVersion).ShouldBe(("2.2", "1", "1", "1"));
        aws.Root.Do(GetDocumentOperation.Instance, new("hello")).Content.ShouldBe(DocumentSamples.Json("date"));
        aws.Root.Do(GetDocumentOperation.Instance, new("arn:aws:ssm:us-east-1:111111111111:document/hello")).Name.ShouldBe("hello");

        aws.Root.Do(DeleteDocumentOperation.Instance, new("hello"));

        aws.Root.Fails("InvalidDocument", DescribeDocumentOperation.Instance, new("hello")).Message.ShouldBe("Document with name hello does not exist.");
        aws.Root.Fails("InvalidDocument", GetDocumentOperation.Instance, new("hello"));
        aws.Root.Fails("InvalidDocument", DeleteDocumentOperation.Instance, new("hello"));
    }

    [Fact]
    public void YAML_is_given_as_it_was_written_and_as_JSON()
    {
        var parameters = aws.Root.Do(CreateDocumentOperation.Instance, new(Yaml, "hello") { DocumentFormat = DocumentFormat.Yaml }).DocumentDescription.Parameters;

        parameters.ShouldBe([new("name", "String", null, "world"), new("words", "StringList", null, """["a","b"]""")]);
        aws.Root.Do(GetDocumentOperation.Instance, new("hello", DocumentFormat: DocumentFormat.Yaml)).Content.ShouldBe(Yaml);
        var json = aws.Root.Do(GetDocumentOperation.Instance, new("hello"));
        json.DocumentFormat.ShouldBe(DocumentFormat.Json);
        json.Content.ShouldBe("""{"schemaVersion":"2.2","description":"Says hello.","parameters":{"name":{"type":"String","default":"world"},"words":{"type":"StringList","default":["a","b"]}},"mainSteps":[{"action":"aws:runShellScript","name":"run","inputs":{"runCommand":["echo hello {{ name }}"]}}]}""");
    }

    [Theory]
    [InlineData("date")]
    [InlineData("echo 'one: two'  # three")]
    [InlineData("12.5")]
    [InlineData("true")]
    [InlineData("~")]
    [InlineData("")]
    [InlineData("  indented\\nlines\\n\\n")]
    [InlineData("\\ttab\\r\\nthere\\u0007 \\u2028")]
    [InlineData(" \\n x")]
    [InlineData("one\\u2028two\\nthree\\u0085four")]
    [InlineData("tab\\there \\\"quoted\\\" é 😀 \\\\")]
    [InlineData("{{{ no parameter }}")]
    public void JSON_that_is_given_as_YAML_reads_as_the_same(string command)
    {
        aws.Root.Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json(command), "hello"));

        var yaml = aws.Root.Do(GetDocumentOperation.Instance, new("hello", DocumentFormat: DocumentFormat.Yaml)).Content;

        yaml.ShouldContain("schemaVersion: ");
        JsonContent.Written(System.Text.Json.Nodes.JsonNode.Parse(DocumentContent.Parse(yaml, DocumentFormat.Yaml).Json.GetRawText())).ShouldBe(JsonContent.Written(System.Text.Json.Nodes.JsonNode.Parse(DocumentSamples.Json(command))));
    }

    [Fact]
    public void A_new_version_is_the_latest_and_becomes_the_default_when_that_is_asked()
    {
        Create("hello");
        var updated = aws.Root.Do(UpdateDocumentOperation.Instance, new(DocumentSamples.Json("id"), "hello") { DocumentVersion = "$LATEST", VersionName = "second", DisplayName = "Hello" }).DocumentDescription;

        (updated.Status, updated.DocumentVersion, updated.LatestVersion, updated.DefaultVersion, updated.VersionName).ShouldBe((DocumentStatus.Updating, "2", "2", "1", "second"));
        Content().ShouldContain("date");
        Content("$LATEST").ShouldContain("id");
        Content("2").ShouldContain("id");
        Content(name: "second").ShouldContain("id");

        aws.Root.Do(UpdateDocumentDefaultVersionOperation.Instance, new("hello", "2")).Description.ShouldBe(new("hello", "2", "second"));

        Content().ShouldContain("id");
        Content("$DEFAULT").ShouldContain("id");
        Content("1").ShouldContain("date");
        Describe("hello").DisplayName.ShouldBe("Hello");
        aws.Root.Fails("InvalidDocumentVersion", GetDocumentOperation.Instance, new("hello", DocumentVersion: "3")).Message.ShouldBe("Document version 3 of the document hello does not exist.");
        aws.Root.Fails("InvalidDocumentVersion", GetDocumentOperation.Instance, new("hello", VersionName: "third"));
        aws.Root.Fails("InvalidDocumentVersion", DescribeDocumentOperation.Instance, new("hello", DocumentVersion: "1", VersionName: "second"));
        aws.Root.Fails("InvalidDocumentVersion", UpdateDocumentDefaultVersionOperation.Instance, new("hello", "3"));
        aws.Root.Fails("InvalidDocument", UpdateDocumentDefaultVersionOperation.Instance, new("none", "1"));

        string Content(string? version = null, string? name = null) => aws.Root.Do(GetDocumentOperation.Instance, new("hello", name, version)).Content;
    }

    [Fact]
    public void Only_the_latest_version_is_updated()
    {
        Create("hello");
        Update("id");

        aws.Root.Fails("InvalidDocumentVersion", UpdateDocumentOperation.Instance, new(DocumentSamples.Json("who"), "hello") { DocumentVersion = "1" }).Message.ShouldBe("Version provided for document hello is not latest. Please provide the latest version to update document hello");
        aws.Root.Fails("InvalidDocumentVersion", UpdateDocumentOperation.Instance, new(DocumentSamples.Json("who"), "hello"));
        aws.Root.Fails("InvalidDocumentVersion", UpdateDocumentOperation.Instance, new(DocumentSamples.Json("who"), "hello") { DocumentVersion = "7" });
        aws.Root.Fails("InvalidDocument", UpdateDocumentOperation.Instance, new(DocumentSamples.Json("who"), "none"));

        aws.Root.Do(UpdateDocumentOperation.Instance, new(DocumentSamples.Json("who"), "hello") { DocumentVersion = "2" }).DocumentDescription.DocumentVersion.ShouldBe("3");
    }

    [Fact]
    public void A_version_has_content_and_a_name_that_no_other_has()
    {
        aws.Root.Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "hello") { VersionName = "first", TargetType = "/" });

        aws.Root.Fails("DuplicateDocumentContent", UpdateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "hello"));
        aws.Root.Fails("DuplicateDocumentVersionName", UpdateDocumentOperation.Instance, new(DocumentSamples.Json("id"), "hello") { VersionName = "first" });

        aws.Root.Do(UpdateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "hello") { TargetType = "/AWS::EC2::Instance" }).DocumentDescription.TargetType.ShouldBe("/AWS::EC2::Instance");
    }

    [Fact]
    public void Versions_are_listed_and_deleted_and_their_numbers_stay_theirs()
    {
        Create("hello");
        Update("id");
        aws.Root.Do(UpdateDocumentOperation.Instance, new(DocumentSamples.Json("who"), "hello") { DocumentVersion = "$LATEST", VersionName = "third" });
        aws.Root.Do(DeleteDocumentOperation.Instance, new("hello", VersionName: "third"));
        Update("pwd");

        Versions().ShouldBe([("1", true), ("2", false), ("4", false)]);
        var page = aws.Root.Do(ListDocumentVersionsOperation.Instance, new("hello", MaxResults: 2));
        page.DocumentVersions.Count.ShouldBe(2);
        aws.Root.Do(ListDocumentVersionsOperation.Instance, new("hello", NextToken: page.NextToken)).DocumentVersions.ShouldHaveSingleItem().DocumentVersion.ShouldBe("4");

        aws.Root.Fails("InvalidDocumentOperation", DeleteDocumentOperation.Instance, new("hello", "1")).Message.ShouldBe("Default version of the document can't be deleted.");
        aws.Root.Fails("InvalidDocumentVersion", DeleteDocumentOperation.Instance, new("hello", "3"));
        aws.Root.Fails("InvalidNextToken", ListDocumentVersionsOperation.Instance, new("hello", NextToken: "x"));
        aws.Root.Fails("InvalidDocument", ListDocumentVersionsOperation.Instance, new("none"));

        IEnumerable<(string Number, bool IsDefault)> Versions() => aws.Root.Do(ListDocumentVersionsOperation.Instance, new("hello")).DocumentVersions.Select(version => (version.DocumentVersion, version.IsDefaultVersion));
    }

    [Theory]
    [InlineData("""{"schemaVersion":"2.2"}""", "InvalidDocumentContent")]
    [InlineData("""{"schemaVersion":"9.9","mainSteps":[]}""", "InvalidDocumentContent")]
    [InlineData("""{"schemaVersion":"0.3","mainSteps":[]}""", "InvalidDocumentSchemaVersion")]
    [InlineData("""{"schemaVersion":"2.2","unknown":1,"mainSteps":[{"action":"aws:runShellScript","name":"run","inputs":{"runCommand":["date"]}}]}""", "InvalidDocumentContent")]
    [InlineData("""{"schemaVersion":"2.2","mainSteps":[{"action":"aws:runShellScript","name":"run","inputs":{"runCommand":7}}]}""", "InvalidDocumentContent")]
    [InlineData("""{"schemaVersion":"2.2","parameters":{"p":{"type":"Integer","default":"x"}},"mainSteps":[{"action":"aws:runShellScript","name":"run","inputs":{"runCommand":["date"]}}]}""", "InvalidDocumentContent")]
    [InlineData("schemaVersion: '2.2'", "InvalidDocumentContent")]
    [InlineData("{", "InvalidDocumentContent")]
    public void Content_that_AWS_does_not_take_is_refused(string content, string code)
    {
        aws.Root.Fails(code, CreateDocumentOperation.Instance, new(content, "hello"));
        Create("hello");

        aws.Root.Fails(code, UpdateDocumentOperation.Instance, new(content, "hello"));
    }

    [Fact]
    public void Content_has_64_KB_and_the_type_is_Command()
    {
        aws.Root.Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json(new('x', 60_000)), "large") { DocumentType = DocumentType.Command });

        aws.Root.Fails("MaxDocumentSizeExceeded", CreateDocumentOperation.Instance, new(DocumentSamples.Json(new('x', 66_000)), "larger"));
        aws.Root.Fails("MaxDocumentSizeExceeded", UpdateDocumentOperation.Instance, new(DocumentSamples.Json(new('x', 66_000)), "large"));
    }

    [Fact]
    public void A_name_is_free_and_not_like_Amazon_s()
    {
        Create("hello");

        aws.Root.Fails("DocumentAlreadyExists", CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "hello")).Message.ShouldBe("Document with same name hello already exists");
        foreach (var reserved in new[] { "aws-hello", "AWS-RunShellScript", "Amazon-hello", "amzn_hello" })
        {
            aws.Root.Fails("ValidationException", CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), reserved));
        }

        aws.Root.Fails("ValidationException", CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "no spaces"));
        aws.Root.Fails("ValidationException", CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "no"));
        (aws.Root with { Region = "eu-west-1" }).Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "hello"));
    }

    [Fact]
    public void An_account_has_500_documents_in_a_Region()
    {
        for (var number = 0; number < 500; number++)
        {
            Create($"hello{number}");
        }

        aws.Root.Fails("DocumentLimitExceeded", CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "hello"));

        aws.RootOf(DocumentSamples.Account).Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "hello"));
        aws.Root.Do(DeleteDocumentOperation.Instance, new("hello7"));
        Create("hello");
    }

    [Fact]
    public void A_document_has_1000_versions()
    {
        Create("hello");
        for (var number = 2; number <= 1000; number++)
        {
            Update($"echo {number}");
        }

        aws.Root.Fails("DocumentVersionLimitExceeded", UpdateDocumentOperation.Instance, new(DocumentSamples.Json("id"), "hello") { DocumentVersion = "$LATEST" });

        aws.Root.Do(DeleteDocumentOperation.Instance, new("hello", "2"));
        Update("id");
    }

    [Fact]
    public void Amazon_s_documents_are_read_and_never_changed()
    {
        var shell = Describe("AWS-RunShellScript");
        (shell.Owner, shell.SchemaVersion, shell.Parameters[0].Name, shell.Parameters[0].Type).ShouldBe(("Amazon", "1.2", "commands", "StringList"));
        aws.Root.Do(GetDocumentOperation.Instance, new("AWS-RunShellScript")).Content.ShouldContain("aws:runShellScript");

        aws.Root.Fails("InvalidDocumentOperation", UpdateDocumentOperation.Instance, new(DocumentSamples.Json("date"), "AWS-RunShellScript"));
        aws.Root.Fails("InvalidDocumentOperation", DeleteDocumentOperation.Instance, new("AWS-RunShellScript"));
        aws.Root.Fails("InvalidDocumentOperation", DescribeDocumentPermissionOperation.Instance, new("AWS-RunShellScript", DocumentPermissionType.Share));
        aws.Root.Fails("InvalidDocument", ModifyDocumentPermissionOperation.Instance, new("AWS-RunShellScript", DocumentPermissionType.Share, [DocumentSamples.Account]));
        aws.Root.Fails("InvalidDocument", UpdateDocumentDefaultVersionOperation.Instance, new("AWS-RunShellScript", "1"));
        aws.Root.Fails("InvalidResourceId", AddTagsToResourceOperation.Instance, new(ResourceTypeForTagging.Document, "AWS-RunShellScript", [new("a", "b")]));
    }

    private CreateDocument.Result Create(string name) => aws.Root.Do(CreateDocumentOperation.Instance, new(DocumentSamples.Json("date"), name));

    private void Update(string command) => aws.Root.Do(UpdateDocumentOperation.Instance, new(DocumentSamples.Json(command), "hello") { DocumentVersion = "$LATEST" });

    private DocumentDescription Describe(string name) => aws.Root.Do(DescribeDocumentOperation.Instance, new(name)).Document;

    /// <summary>Compares descriptions by what stands on the wire, for lists have no equality.</summary>
    private sealed class Comparer : IEqualityComparer<DocumentDescription>
    {
        public bool Equals(DocumentDescription? one, DocumentDescription? other) => System.Text.Json.JsonSerializer.Serialize(one) == System.Text.Json.JsonSerializer.Serialize(other);

        public int GetHashCode(DocumentDescription description) => description.Name.GetHashCode(StringComparison.Ordinal);
    }
}
