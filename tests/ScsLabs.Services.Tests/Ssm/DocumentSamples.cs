using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

internal static class DocumentSamples
{
    public const string Account = "222222222222";

    public static IReadOnlyList<Sample> All =>
    [
        Sample.Of(CreateDocumentOperation.Instance, new(Json("date"), "hello") { Tags = [new("Team", "blue")] }),
        Sample.After(UpdateDocumentOperation.Instance, aws => new(Json("id"), New(aws))),
        Sample.After(UpdateDocumentDefaultVersionOperation.Instance, aws => new(New(aws), "1")),
        Sample.After(GetDocumentOperation.Instance, aws => new(New(aws))),
        Sample.After(DescribeDocumentOperation.Instance, aws => new(New(aws))),
        Sample.Of(ListDocumentsOperation.Instance, new()),
        Sample.After(ListDocumentVersionsOperation.Instance, aws => new(New(aws))),
        Sample.After(DeleteDocumentOperation.Instance, aws => new(New(aws))),
        Sample.After(DescribeDocumentPermissionOperation.Instance, aws => new(New(aws), DocumentPermissionType.Share)),
        Sample.After(ModifyDocumentPermissionOperation.Instance, aws => new(New(aws), DocumentPermissionType.Share, [Account])),
    ];

    /// <summary>A document that runs a command.</summary>
    public static string Json(string command) => $$$"""{"schemaVersion":"2.2","mainSteps":[{"action":"aws:runShellScript","name":"run","inputs":{"runCommand":["{{{command}}}"]}}]}""";

    private static string New(AsCaller aws) => aws.Call(new CreateDocument(Json("date"), "hello")).DocumentDescription.Name;
}
