using System.Text;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Json;
using ScsLabs.Protocols.Query;
using ScsLabs.Protocols.Xml;
using static ScsLabs.Protocols.Tests.Calls;

namespace ScsLabs.Protocols.Tests.Shapes;

/// <summary>Documents and forms as large as they may be, made to grow when they are read.</summary>
public sealed class LargeDocumentTests
{
    /// <summary>The most bytes of a document that S3 takes.</summary>
    private const int Document = 8 * 1024 * 1024;

    /// <summary>The most bytes of a body that other services take.</summary>
    private const int Body = 4 * 1024 * 1024;

    /// <summary>How many bytes reading may take for each byte that is read, all together: what is kept, and what is dropped on the way.</summary>
    private const int Growth = 12;

    private const long Least = 4 * 1024 * 1024;

    public static TheoryData<string, string, string, bool> Xml => new()
    {
        { "<Delete>", "<a/>", "</Delete>", false },
        { "<Delete>", "<a></a>", "</Delete>", false },
        { "<Delete>", "<a#/>", "</Delete>", false },
        { "<Delete>", "<a b=\"\"/>", "</Delete>", false },
        { "<Delete>", "<Object><Key>k</Key></Object>", "</Delete>", false },
        { "<Delete", " a#=\"\"", "></Delete>", false },
        { "<Delete", " xmlns:a#=\"u\"", "></Delete>", false },
        { "", "<a>", "", false },
        { "<Delete>", "&amp;", "</Delete>", false },
        { "<Delete>", "k", "</Delete>", false },
        { "<!--", "k", "--><Delete/>", false },
        { "<Delete>", "<!---->", "</Delete>", false },
        { "<Delete>", "k<!---->", "</Delete>", true },
        { "<Delete>", "<![CDATA[k]]>", "</Delete>", true },
        { "<Delete><a/>", "<![CDATA[k]]>", "</Delete>", true },
    };

    /// <summary>The repeated text is numbered where it has a <c>#</c>.</summary>
    [Theory]
    [MemberData(nameof(Xml))]
    public void Xml_takes_memory_by_its_length(string start, string repeated, string end, bool isRead)
    {
        var document = Filled(start, repeated, end, Document);
        XmlNode? root = null;

        Allocated(() => root = XmlNode.Parse(document)).ShouldBeLessThan(Growth / 3 * document.Length + Least);

        (root is not null).ShouldBe(isRead);
    }

    [Fact]
    public void Xml_of_another_encoding_is_counted_alike()
    {
        byte[] document = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"<Delete>{string.Concat(Enumerable.Repeat("<a/>", 1_000_000))}</Delete>")];

        Allocated(() => Should.Throw<WireFormatException>(() => XmlNode.Parse(document))).ShouldBeLessThan(Growth / 3 * document.Length + Least);
    }

    [Fact]
    public void The_longest_documents_of_clients_are_read()
    {
        const string Checksum = "<ChecksumCRC64NVME>AAAAAAAAAAA=</ChecksumCRC64NVME>\n";
        var parts = Parse("<CompleteMultipartUpload>", "<Part xmlns=\"u\">\n<PartNumber>#</PartNumber>\n<ETag>&quot;0123456789abcdef0123456789abcdef&quot;</ETag>\n" + Checksum + "</Part>\n", "</CompleteMultipartUpload>", 10_000);
        var all = Parse("<CompleteMultipartUpload>", $"<Part>{string.Concat(Enumerable.Repeat(Checksum, 8))}</Part>", "</CompleteMultipartUpload>", 10_000);
        var keys = Parse("<Delete>", $"<Object><Key>{string.Concat(Enumerable.Repeat("&amp;", 1_024))}</Key><VersionId>v</VersionId><ETag>e</ETag><LastModifiedTime>t</LastModifiedTime><Size>1</Size></Object>", "</Delete>", 1_000);

        parts.Children.Count().ShouldBe(10_000);
        parts.Children.Last().Child("ETag")!.Text.ShouldBe("\"0123456789abcdef0123456789abcdef\"");
        all.Children.ShouldAllBe(part => part.Children.Count() == 8);
        keys.Children.ShouldAllBe(key => key.Child("Key")!.Text.Length == 1_024 && key.Children.Count() == 5);

        static XmlNode Parse(string start, string repeated, string end, int count) =>
            XmlNode.Parse(Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Range(1, count).Select(i => repeated.Replace("#", $"{i}"))) + end));
    }

    /// <summary>10,000 fields are read at most, so those that are to make many nodes are shorter.</summary>
    public static TheoryData<string, string, string, int> Forms => new()
    {
        { "Action=A", "&#.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=", "", 600_000 },
        { "Action=A", "&a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.#=", "", 600_000 },
        { "Action=A", "&list.member.#.a=", "", 150_000 },
        { "Action=A", "&#", "", Body },
        { "Action=A&", "a.", "", Body },
        { "Action=A&a=", "%61", "", Body },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_takes_memory_by_its_length(string start, string repeated, string end, int length)
    {
        var form = Filled(start, repeated, end, length);
        var protocol = new AwsQueryProtocol("2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/");
        var call = new HttpCall("POST", "/", "", Lines(("Content-Type", "application/x-www-form-urlencoded")), form);

        Allocated(() => Sample.Read(protocol.ReadRequest(call, "Operation"))).ShouldBeLessThan(Growth * form.Length + Least);
    }

    public static TheoryData<string, string, string> Json => new()
    {
        { "{\"list\":[", "\"\",", "\"\"]}" },
        { "{\"inners\":[", "{},", "{}]}" },
        { "{\"map\":{", "\"#\":\"\",", "\"\":\"\"}}" },
        { "{\"map\":{", "\"\":\"\",", "\"\":\"\"}}" },
        { "{", "\"text\":\"\",", "\"\":\"\"}" },
        { "{", "\"#\":0,", "\"\":\"\"}" },
        { "{\"a\":[", "0,", "0]}" },
        { "{\"a\":", "[", "" },
        { "{\"text\":\"", "\\u0061", "\"}" },
    };

    [Theory]
    [MemberData(nameof(Json))]
    public void Json_takes_memory_by_its_length(string start, string repeated, string end)
    {
        var body = Filled(start, repeated, end, Body);
        var call = new HttpCall("POST", "/", "", Lines(("Content-Type", "application/x-amz-json-1.1")), body);

        foreach (var protocol in (Protocol[])[new AwsJsonProtocol("AmazonSSM"), RestThings.Json])
        {
            Allocated(() => Sample.Read(protocol.ReadRequest(call, "Operation"))).ShouldBeLessThan(Growth * body.Length + Least);
        }
    }

    private static byte[] Filled(string start, string repeated, string end, int length)
    {
        var text = new StringBuilder(start, length + repeated.Length);
        for (var i = 0; text.Length < length - end.Length - repeated.Length; i++)
        {
            text.Append(repeated.Contains('#') ? repeated.Replace("#", $"{i}") : repeated);
        }

        return Encoding.UTF8.GetBytes(text.Append(end).ToString());
    }

    /// <summary>What an attempt takes, whether it comes to an end or to a refusal.</summary>
    private static long Allocated(Action read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
        }
        catch (WireFormatException)
        {
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
