# A database: encrypted with a key of its own, in the private subnets of a VPC, reached from the application's security group only.

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
