import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tickets1763800500000 implements MigrationInterface {
    name = 'Tickets1763800500000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`ticket_events\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NOT NULL,
                \`kind\` varchar(32) NOT NULL,
                \`action\` varchar(32) NULL,
                \`fromState\` varchar(32) NULL,
                \`toState\` varchar(32) NULL,
                \`actorKind\` varchar(32) NOT NULL,
                \`actorId\` int UNSIGNED NULL,
                \`internal\` tinyint NOT NULL DEFAULT 0,
                \`data\` text NOT NULL,
                \`createdAt\` datetime(3) NOT NULL,
                \`hash\` binary(32) NOT NULL,
                INDEX \`IDX_38fa419aeb636acb5c4f59172d\` (\`ticketId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`ticket_requesters\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NOT NULL,
                \`userId\` int UNSIGNED NOT NULL,
                \`reporter\` tinyint NOT NULL,
                \`followedAt\` datetime(3) NOT NULL,
                INDEX \`IDX_be8f8849a249446303d5afd9d9\` (\`organizationId\`, \`userId\`, \`ticketId\`),
                UNIQUE INDEX \`IDX_7ece2d6f20bbe4f77bf7c43ff3\` (\`ticketId\`, \`userId\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`ticket_terms\` (
                \`organizationId\` int UNSIGNED NOT NULL,
                \`term\` varchar(32) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL,
                \`ticketId\` int UNSIGNED NOT NULL,
                PRIMARY KEY (\`organizationId\`, \`term\`, \`ticketId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`tickets\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`state\` varchar(32) NOT NULL,
                \`open\` tinyint NOT NULL DEFAULT 1,
                \`source\` varchar(32) NOT NULL,
                \`urgency\` varchar(32) NOT NULL,
                \`priority\` varchar(32) NULL,
                \`assetId\` int UNSIGNED NULL,
                \`locationId\` int UNSIGNED NULL,
                \`stickerId\` int UNSIGNED NULL,
                \`categoryId\` int UNSIGNED NULL,
                \`problemTypeId\` int UNSIGNED NULL,
                \`problemTypeName\` varchar(60) NULL,
                \`assetName\` varchar(100) NULL,
                \`serialNumber\` varchar(64) NULL,
                \`place\` text NULL,
                \`placeText\` varchar(200) NULL,
                \`description\` varchar(2000) NOT NULL,
                \`contactName\` varchar(50) NOT NULL,
                \`contactPhone\` varchar(20) NOT NULL,
                \`preferredFrom\` datetime(3) NULL,
                \`preferredTo\` datetime(3) NULL,
                \`warranty\` text NULL,
                \`reporterId\` int UNSIGNED NOT NULL,
                \`mergedIntoId\` int UNSIGNED NULL,
                \`followerCount\` int UNSIGNED NOT NULL DEFAULT '1',
                \`attachmentCount\` int UNSIGNED NOT NULL DEFAULT '0',
                \`submittedAt\` datetime(3) NOT NULL,
                \`expectedResponseAt\` datetime(3) NOT NULL,
                \`respondedAt\` datetime(3) NULL,
                \`updatedAt\` datetime(3) NOT NULL,
                \`version\` int UNSIGNED NOT NULL DEFAULT '1',
                \`lastEventHash\` binary(32) NOT NULL,
                INDEX \`tickets_overdue\` (
                    \`organizationId\`,
                    \`open\`,
                    \`respondedAt\`,
                    \`expectedResponseAt\`
                ),
                INDEX \`tickets_submitted\` (\`organizationId\`, \`submittedAt\`),
                INDEX \`tickets_location\` (\`organizationId\`, \`locationId\`, \`id\`),
                INDEX \`tickets_asset\` (\`organizationId\`, \`assetId\`, \`id\`),
                INDEX \`tickets_state\` (\`organizationId\`, \`state\`, \`id\`),
                INDEX \`tickets_open\` (\`organizationId\`, \`open\`, \`id\`),
                INDEX \`tickets_newest\` (\`organizationId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        // Numbers of eight digits from the first ticket on.
        await queryRunner.query('ALTER TABLE `tickets` AUTO_INCREMENT = 1000001');
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX \`tickets_newest\` ON \`tickets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`tickets_open\` ON \`tickets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`tickets_state\` ON \`tickets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`tickets_asset\` ON \`tickets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`tickets_location\` ON \`tickets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`tickets_submitted\` ON \`tickets\`
        `);
        await queryRunner.query(`
            DROP INDEX \`tickets_overdue\` ON \`tickets\`
        `);
        await queryRunner.query(`
            DROP TABLE \`tickets\`
        `);
        await queryRunner.query(`
            DROP TABLE \`ticket_terms\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_7ece2d6f20bbe4f77bf7c43ff3\` ON \`ticket_requesters\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_be8f8849a249446303d5afd9d9\` ON \`ticket_requesters\`
        `);
        await queryRunner.query(`
            DROP TABLE \`ticket_requesters\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_38fa419aeb636acb5c4f59172d\` ON \`ticket_events\`
        `);
        await queryRunner.query(`
            DROP TABLE \`ticket_events\`
        `);
    }

}
