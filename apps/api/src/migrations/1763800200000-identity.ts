import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identity1763800200000 implements MigrationInterface {
    name = 'Identity1763800200000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`invitations\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`userId\` int UNSIGNED NOT NULL,
                \`nonce\` binary(16) NOT NULL,
                \`tokenHash\` binary(32) NOT NULL,
                \`createdAt\` datetime(3) NOT NULL,
                \`expiresAt\` datetime(3) NOT NULL,
                \`closedAt\` datetime(3) NULL,
                INDEX \`IDX_c16fdad3aea7ec7b047aedb9af\` (\`userId\`),
                UNIQUE INDEX \`IDX_a6eb6f2543de8a5a4c148b32a1\` (\`tokenHash\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`login_requests\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`tokenHash\` binary(32) NOT NULL,
                \`pollTokenHash\` binary(32) NOT NULL,
                \`status\` varchar(32) NOT NULL,
                \`userAgent\` varchar(255) NULL,
                \`address\` varchar(45) NULL,
                \`userId\` int UNSIGNED NULL,
                \`organizationId\` int UNSIGNED NULL,
                \`createdAt\` datetime(3) NOT NULL,
                \`expiresAt\` datetime(3) NOT NULL,
                \`deliveredAt\` datetime(3) NULL,
                UNIQUE INDEX \`IDX_1a8c8eddfc66924d6ad68dfe2f\` (\`tokenHash\`),
                INDEX \`IDX_f542996f313335121466ffa9dd\` (\`expiresAt\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`one_time_codes\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`phone\` varchar(20) NOT NULL,
                \`purpose\` varchar(32) NOT NULL,
                \`salt\` binary(16) NOT NULL,
                \`wrongTries\` int UNSIGNED NOT NULL DEFAULT '0',
                \`createdAt\` datetime(3) NOT NULL,
                \`expiresAt\` datetime(3) NOT NULL,
                \`sentAt\` datetime(3) NULL,
                \`usedAt\` datetime(3) NULL,
                INDEX \`IDX_6726d4a1d436fd68e0ac856c7a\` (\`createdAt\`),
                INDEX \`IDX_4450730660c16c0a79c514eb06\` (\`phone\`, \`purpose\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`sessions\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`userId\` int UNSIGNED NOT NULL,
                \`client\` varchar(32) NOT NULL,
                \`method\` varchar(32) NOT NULL,
                \`userAgent\` varchar(255) NULL,
                \`address\` varchar(45) NULL,
                \`seed\` binary(16) NOT NULL,
                \`generation\` int UNSIGNED NOT NULL DEFAULT '0',
                \`rotatedAt\` datetime(3) NOT NULL,
                \`createdAt\` datetime(3) NOT NULL,
                \`lastUsedAt\` datetime(3) NOT NULL,
                \`expiresAt\` datetime(3) NOT NULL,
                \`endedAt\` datetime(3) NULL,
                \`endReason\` varchar(32) NULL,
                INDEX \`IDX_50762206f116cd47d1c3fec396\` (\`expiresAt\`),
                INDEX \`IDX_551e4e538478cc80f786e986f1\` (\`endedAt\`),
                INDEX \`IDX_776cc3871f1b6d8696baa28f77\` (\`userId\`, \`endedAt\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`wechat_tokens\` (
                \`appid\` varchar(64) NOT NULL,
                \`token\` varchar(1024) NULL,
                \`expiresAt\` datetime(3) NULL,
                \`fetchingUntil\` datetime(3) NULL,
                PRIMARY KEY (\`appid\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP TABLE \`wechat_tokens\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_776cc3871f1b6d8696baa28f77\` ON \`sessions\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_551e4e538478cc80f786e986f1\` ON \`sessions\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_50762206f116cd47d1c3fec396\` ON \`sessions\`
        `);
        await queryRunner.query(`
            DROP TABLE \`sessions\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_4450730660c16c0a79c514eb06\` ON \`one_time_codes\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_6726d4a1d436fd68e0ac856c7a\` ON \`one_time_codes\`
        `);
        await queryRunner.query(`
            DROP TABLE \`one_time_codes\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_f542996f313335121466ffa9dd\` ON \`login_requests\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_1a8c8eddfc66924d6ad68dfe2f\` ON \`login_requests\`
        `);
        await queryRunner.query(`
            DROP TABLE \`login_requests\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_a6eb6f2543de8a5a4c148b32a1\` ON \`invitations\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_c16fdad3aea7ec7b047aedb9af\` ON \`invitations\`
        `);
        await queryRunner.query(`
            DROP TABLE \`invitations\`
        `);
    }

}
