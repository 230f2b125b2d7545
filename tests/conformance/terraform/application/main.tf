# An application: an instance with a role and encrypted volumes, and its database, encrypted with a key of its own, which security groups and network ACLs let nobody else reach.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region                      = "us-east-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
}

resource "aws_vpc" "app" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id            = aws_vpc.app.id
  cidr_block        = "10.20.1.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.app.id
  cidr_block        = "10.20.2.0/24"
  availability_zone = "us-east-1b"
}

resource "aws_subnet" "app" {
  vpc_id            = aws_vpc.app.id
  cidr_block        = "10.20.10.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_network_acl" "db" {
  vpc_id     = aws_vpc.app.id
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]

  ingress {
    rule_no    = 100
    protocol   = "tcp"
    action     = "allow"
    cidr_block = aws_subnet.app.cidr_block
    from_port  = 3306
    to_port    = 3306
  }
}

resource "aws_network_acl_rule" "replies" {
  network_acl_id = aws_network_acl.app.id
  rule_number    = 100
  egress         = false
  protocol       = "tcp"
  rule_action    = "allow"
  cidr_block     = "10.20.0.0/16"
  from_port      = 1024
  to_port        = 65535
}

resource "aws_network_acl" "app" {
  vpc_id = aws_vpc.app.id
}

resource "aws_network_acl_association" "app" {
  network_acl_id = aws_network_acl.app.id
  subnet_id      = aws_subnet.app.id
}

resource "aws_db_subnet_group" "app" {
  name       = "app"
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
  tags       = { Team = "a" }
}

resource "aws_security_group" "app" {
  name        = "app"
  description = "the application"
  vpc_id      = aws_vpc.app.id
}

resource "aws_security_group" "db" {
  name        = "db"
  description = "the database"
  vpc_id      = aws_vpc.app.id

  ingress {
    protocol        = "tcp"
    from_port       = 3306
    to_port         = 3306
    security_groups = [aws_security_group.app.id]
  }
}

resource "aws_kms_key" "db" {
  description             = "the database's storage"
  deletion_window_in_days = 7
  enable_key_rotation     = true
}

data "aws_ami" "linux" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["al2023-ami-2023.*-x86_64"]
  }
}

data "aws_ssm_parameter" "linux" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

resource "aws_key_pair" "admin" {
  key_name   = "admin"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMoAd5hJbOZSpKWVQQLvXGbBaN1oJ3S0JPWkmYh1VJpS admin"
}

resource "aws_iam_role" "app" {
  name = "app"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "app" {
  role       = aws_iam_role.app.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_instance_profile" "app" {
  name = "app"
  role = aws_iam_role.app.name
}

resource "aws_kms_key" "disks" {
  description             = "the application's disks"
  deletion_window_in_days = 7
}

resource "aws_ebs_default_kms_key" "disks" {
  key_arn = aws_kms_key.disks.arn
}

resource "aws_ebs_encryption_by_default" "disks" {
  enabled = true
}

resource "aws_instance" "app" {
  ami                     = data.aws_ami.linux.id
  key_name                = aws_key_pair.admin.key_name
  instance_type           = "t3.micro"
  subnet_id               = aws_subnet.app.id
  vpc_security_group_ids  = [aws_security_group.app.id]
  iam_instance_profile    = aws_iam_instance_profile.app.name
  disable_api_termination = false
  tags                    = { Name = "app" }

  metadata_options {
    http_tokens            = "required"
    instance_metadata_tags = "enabled"
  }

  root_block_device {
    volume_type = "gp3"
    volume_size = 20
    encrypted   = true
    kms_key_id  = aws_kms_key.disks.arn
  }
}

# Its disks are Terraform's own list, so no volume is attached beside them.
resource "aws_instance" "jobs" {
  ami           = data.aws_ssm_parameter.linux.insecure_value
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.app.id
  depends_on    = [aws_ebs_default_kms_key.disks, aws_ebs_encryption_by_default.disks]

  ebs_block_device {
    device_name           = "/dev/sdf"
    volume_type           = "io2"
    volume_size           = 10
    iops                  = 500
    encrypted             = true
    delete_on_termination = true
  }
}

resource "aws_ebs_volume" "data" {
  availability_zone = "us-east-1a"
  size              = 10
  encrypted         = true
  kms_key_id        = aws_kms_key.disks.arn
  tags              = { Name = "data" }
}

resource "aws_volume_attachment" "data" {
  device_name = "/dev/sdg"
  volume_id   = aws_ebs_volume.data.id
  instance_id = aws_instance.app.id
}

resource "aws_ebs_snapshot" "data" {
  volume_id = aws_ebs_volume.data.id
}

resource "aws_ebs_snapshot_copy" "data" {
  source_snapshot_id = aws_ebs_snapshot.data.id
  source_region      = "us-east-1"
  encrypted          = true
  kms_key_id         = aws_kms_key.db.arn
}

resource "aws_ami_from_instance" "jobs" {
  name               = "jobs"
  source_instance_id = aws_instance.jobs.id
}

resource "aws_ami_launch_permission" "app" {
  image_id   = aws_ami_from_instance.jobs.id
  account_id = "222222222222"
}

resource "aws_db_instance" "app" {
  identifier                          = "app"
  engine                              = "mysql"
  engine_version                      = "8.4"
  instance_class                      = "db.t4g.micro"
  allocated_storage                   = 20
  max_allocated_storage               = 100
  db_name                             = "app"
  username                            = "admin"
  password                            = "correct-horse-battery"
  db_subnet_group_name                = aws_db_subnet_group.app.name
  vpc_security_group_ids              = [aws_security_group.db.id]
  storage_encrypted                   = true
  kms_key_id                          = aws_kms_key.db.arn
  backup_retention_period             = 7
  iam_database_authentication_enabled = true
  multi_az                            = true
  skip_final_snapshot                 = true
  tags                                = { Team = "a" }
}

resource "aws_db_instance" "legacy" {
  identifier             = "legacy"
  engine                 = "mariadb"
  instance_class         = "db.t3.micro"
  allocated_storage      = 20
  username               = "admin"
  password               = "correct-horse-battery"
  db_subnet_group_name   = aws_db_subnet_group.app.name
  vpc_security_group_ids = [aws_security_group.db.id]
  skip_final_snapshot    = true
}
