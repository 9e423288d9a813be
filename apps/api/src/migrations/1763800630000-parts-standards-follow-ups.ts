import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PartsStandardsFollowUps1763800630000 implements MigrationInterface {
    name = 'PartsStandardsFollowUps1763800630000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`follow_up_settings\` (
                \`organizationId\` int UNSIGNED NOT NULL,
                \`callAfterHours\` int UNSIGNED NOT NULL,
                \`closeAfterHours\` int UNSIGNED NOT NULL,
                \`guaranteeDays\` int UNSIGNED NOT NULL,
                \`lowScore\` int UNSIGNED NOT NULL,
                \`excludeFirstEngineer\` tinyint NOT NULL,
                \`npsEveryDays\` int UNSIGNED NOT NULL,
                \`script\` varchar(2000) NOT NULL,
                PRIMARY KEY (\`organizationId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`follow_up_calls\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`followUpId\` int UNSIGNED NOT NULL,
                \`agentId\` int UNSIGNED NOT NULL,
                \`result\` varchar(32) NOT NULL,
                \`note\` varchar(500) NULL,
                \`nextCallAt\` datetime(3) NULL,
                \`at\` datetime(3) NOT NULL,
                INDEX \`IDX_a552ca28c517503757ce6ac124\` (\`followUpId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`follow_ups\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`ticketId\` int UNSIGNED NOT NULL,
                \`engineerId\` int UNSIGNED NULL,
                \`requesterId\` int UNSIGNED NOT NULL,
                \`status\` varchar(32) NOT NULL,
                \`askNps\` tinyint NOT NULL,
                \`completedAt\` datetime(3) NOT NULL,
                \`dueAt\` datetime(3) NOT NULL,
                \`closesAt\` datetime(3) NOT NULL,
                \`fixed\` tinyint NULL,
                \`csat\` tinyint UNSIGNED NULL,
                \`nps\` tinyint UNSIGNED NULL,
                \`comment\` varchar(1000) NULL,
                \`bad\` tinyint NOT NULL DEFAULT 0,
                \`answeredAt\` datetime(3) NULL,
                \`answeredBy\` varchar(32) NULL,
                INDEX \`IDX_7704ce2ba38446d66f04f3af14\` (\`status\`, \`closesAt\`),
                INDEX \`IDX_f7200363058e4d8e72866ee22f\` (\`status\`, \`dueAt\`),
                INDEX \`IDX_e409375614b6c6d886a46b41bc\` (
                    \`organizationId\`,
                    \`requesterId\`,
                    \`askNps\`,
                    \`completedAt\`
                ),
                INDEX \`IDX_1ff1844ef563010463894723ef\` (\`organizationId\`, \`bad\`, \`id\`),
                INDEX \`IDX_9e3fc7bb1ed7e2de5ae5842293\` (\`organizationId\`, \`status\`, \`dueAt\`, \`id\`),
                INDEX \`IDX_f08f12f4b2aea1c93a1b35cd07\` (\`organizationId\`, \`status\`, \`id\`),
                INDEX \`IDX_d5d38150c2c283240bbe361e63\` (\`organizationId\`, \`ticketId\`, \`id\`),
                INDEX \`IDX_40cc07dd3396bbab3f88d2586d\` (\`organizationId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`part_categories\` (
                \`organizationId\` int UNSIGNED NOT NULL,
                \`categoryId\` int UNSIGNED NOT NULL,
                \`partId\` int UNSIGNED NOT NULL,
                INDEX \`IDX_1cd5b3bd6d40327b968794c6c7\` (\`partId\`),
                PRIMARY KEY (\`organizationId\`, \`categoryId\`, \`partId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`part_terms\` (
                \`organizationId\` int UNSIGNED NOT NULL,
                \`term\` varchar(32) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL,
                \`partId\` int UNSIGNED NOT NULL,
                INDEX \`IDX_cca816d186cf053452cafc1dce\` (\`partId\`),
                PRIMARY KEY (\`organizationId\`, \`term\`, \`partId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`parts\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`code\` varchar(40) NOT NULL,
                \`codeKey\` varchar(120) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL,
                \`name\` varchar(100) NOT NULL,
                \`unit\` varchar(16) NOT NULL,
                \`priceFen\` int UNSIGNED NOT NULL,
                \`active\` tinyint NOT NULL,
                \`version\` int UNSIGNED NOT NULL DEFAULT '1',
                \`createdAt\` datetime(3) NOT NULL,
                UNIQUE INDEX \`IDX_5c3f898823c746de79b020e279\` (\`organizationId\`, \`codeKey\`),
                INDEX \`IDX_31e46ba27923ef3460287b7940\` (\`organizationId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`checklist_items\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`categoryId\` int UNSIGNED NOT NULL,
                \`text\` varchar(100) NOT NULL,
                \`nameKey\` varchar(120) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL,
                \`required\` tinyint NOT NULL,
                \`position\` int UNSIGNED NOT NULL,
                \`withdrawnAt\` datetime(3) NULL,
                INDEX \`IDX_8bbcb855bca294de04379152e9\` (\`organizationId\`, \`categoryId\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`fault_codes\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`categoryId\` int UNSIGNED NOT NULL,
                \`code\` varchar(20) NOT NULL,
                \`nameKey\` varchar(120) CHARACTER SET "utf8mb4" COLLATE "utf8mb4_bin" NOT NULL,
                \`name\` varchar(50) NOT NULL,
                \`position\` int UNSIGNED NOT NULL,
                \`withdrawnAt\` datetime(3) NULL,
                INDEX \`IDX_9a355db620351f72c2e93a83c2\` (\`organizationId\`, \`categoryId\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`work_standards\` (
                \`organizationId\` int UNSIGNED NOT NULL,
                \`categoryId\` int UNSIGNED NOT NULL,
                \`causes\` text NOT NULL,
                \`actions\` text NOT NULL,
                \`version\` int UNSIGNED NOT NULL,
                \`updatedAt\` datetime(3) NOT NULL,
                PRIMARY KEY (\`organizationId\`, \`categoryId\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP TABLE \`work_standards\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_9a355db620351f72c2e93a83c2\` ON \`fault_codes\`
        `);
        await queryRunner.query(`
            DROP TABLE \`fault_codes\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_8bbcb855bca294de04379152e9\` ON \`checklist_items\`
        `);
        await queryRunner.query(`
            DROP TABLE \`checklist_items\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_31e46ba27923ef3460287b7940\` ON \`parts\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_5c3f898823c746de79b020e279\` ON \`parts\`
        `);
        await queryRunner.query(`
            DROP TABLE \`parts\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_cca816d186cf053452cafc1dce\` ON \`part_terms\`
        `);
        await queryRunner.query(`
            DROP TABLE \`part_terms\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_1cd5b3bd6d40327b968794c6c7\` ON \`part_categories\`
        `);
        await queryRunner.query(`
            DROP TABLE \`part_categories\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_40cc07dd3396bbab3f88d2586d\` ON \`follow_ups\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_d5d38150c2c283240bbe361e63\` ON \`follow_ups\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_f08f12f4b2aea1c93a1b35cd07\` ON \`follow_ups\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_9e3fc7bb1ed7e2de5ae5842293\` ON \`follow_ups\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_1ff1844ef563010463894723ef\` ON \`follow_ups\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_e409375614b6c6d886a46b41bc\` ON \`follow_ups\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_f7200363058e4d8e72866ee22f\` ON \`follow_ups\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_7704ce2ba38446d66f04f3af14\` ON \`follow_ups\`
        `);
        await queryRunner.query(`
            DROP TABLE \`follow_ups\`
        `);
        await queryRunner.query(`
            DROP INDEX \`IDX_a552ca28c517503757ce6ac124\` ON \`follow_up_calls\`
        `);
        await queryRunner.query(`
            DROP TABLE \`follow_up_calls\`
        `);
        await queryRunner.query(`
            DROP TABLE \`follow_up_settings\`
        `);
    }

}
